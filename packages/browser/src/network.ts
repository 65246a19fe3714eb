import type { NetworkPort } from '@cs-inbox/state';

/** What the browser says of the network. It can be wrong both ways, so it only starts and stops trying. */
export const browserNetwork: NetworkPort = {
  online: () => navigator.onLine,
  subscribe(changed) {
    const up = () => changed(true);
    const down = () => changed(false);
    addEventListener('online', up);
    addEventListener('offline', down);
    return () => {
      removeEventListener('online', up);
      removeEventListener('offline', down);
    };
  },
};
