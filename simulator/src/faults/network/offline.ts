import * as v from 'valibot';
import { broken } from '../broken.ts';
import { fault } from '../fault.ts';
import { requestKinds } from '../request-kinds.ts';
import { signInPage } from '../sign-in-page.ts';

const MODE = 'refuse';

export const offline = fault({
  do: 'network.offline',
  says: 'The network is gone: no request leaves, and a reply that is on its way is lost.',
  direction: 'request',
  phase: () => 'before-arrival',
  acts: 'way',
  answersTo: requestKinds,
  cutsReplies: true,
  settings: {
    mode: v.exactOptional(
      v.pipe(
        v.picklist(['refuse', 'hang', 'captive-portal']),
        v.description('`refuse`: connections are refused at once; `hang`: they never come about; `captive-portal`: a sign-in page answers everything.'),
      ),
      MODE,
    ),
    fireEvents: v.exactOptional(v.pipe(v.boolean(), v.description('Whether the browser says so by its events `offline` and `online`.')), true),
  },
  apply({ mode = MODE }, { reply }) {
    switch (mode) {
      case 'refuse':
        return broken('refuse', null);
      case 'hang':
        return broken('connect-hang', null);
      case 'captive-portal':
        return signInPage(reply);
    }
  },
});
