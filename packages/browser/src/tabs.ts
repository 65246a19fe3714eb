import type { Cancel, Leadership, TabsPort } from '@cs-inbox/state';
import { askDatabase } from './database-lock.ts';

/**
 * The tabs that share a name: a lock of the browser says which of them sends, a
 * channel carries what they tell each other. Two of these on one page are two tabs.
 *
 * Where the browser gives no lock (plain-http pages have none) a database serves as
 * one. Where it gives none of both every tab sends: a tab that waits for ever loses
 * messages, while one that sends what another has sent uses the same key, and the
 * backend takes a key once. Where it gives no channel, nobody is heard. A message
 * that cannot be read is not delivered.
 */
export function browserTabs(name: string): TabsPort {
  let channel: BroadcastChannel | null = null;
  let users = 0;

  /** An open channel may keep a page out of the back/forward cache, so it is open only while it is used. */
  const use = (): Cancel => {
    if (users++ === 0) channel = openChannel(name);
    let used = true;
    return () => {
      if (!used) return;
      used = false;
      if (--users === 0) channel?.close();
    };
  };

  return {
    lead(granted, lost) {
      const unuse = use();
      const { letGo, steal } = askForLock(name, granted, lost);
      return {
        letGo() {
          letGo();
          unuse();
        },
        steal,
      };
    },
    post(message) {
      const unuse = use();
      try {
        channel?.postMessage(message);
      } finally {
        unuse();
      }
    },
    subscribe(heard) {
      const unuse = use();
      const from = channel;
      const onMessage = ({ data }: MessageEvent<unknown>) => heard(data);
      from?.addEventListener('message', onMessage);
      return () => {
        from?.removeEventListener('message', onMessage);
        unuse();
      };
    },
  };
}

/** null where the page may not have one: Firefox throws where the user blocks all site data. */
function openChannel(name: string): BroadcastChannel | null {
  try {
    return new BroadcastChannel(name);
  } catch {
    return null;
  }
}

function askForLock(name: string, granted: () => void, lost: () => void): Leadership {
  const waiting = new AbortController();
  let end = () => {};
  const ended = new Promise<void>((resolve) => (end = resolve));
  let given = false;
  let over = false;
  let leaveDatabase: Cancel | null = null;
  // In a microtask of its own: what `granted` throws must not let go of the lock.
  const give = () =>
    queueMicrotask(() => {
      if (given || over) return;
      given = true;
      granted();
    });
  const lose = () => {
    if (over) return;
    over = true;
    lost();
  };
  const hold = () => {
    give();
    return ended;
  };
  const request = async () => navigator.locks.request(name, { signal: waiting.signal }, hold);
  request().catch(() => {
    if (given) return lose();
    if (!over && !waiting.signal.aborted) leaveDatabase = askDatabase(`${name}-turn`, give, lose, give);
  });
  return {
    letGo() {
      over = true;
      waiting.abort();
      leaveDatabase?.();
      end();
    },
    steal() {
      if (given || over) return;
      // Nobody can close the connection of another page: there the epoch alone says whose turn it is.
      if (leaveDatabase !== null) return give();
      waiting.abort();
      navigator.locks.request(name, { steal: true }, hold).catch(lose);
    },
  };
}
