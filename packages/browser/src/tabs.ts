import type { Cancel, TabsPort } from '@cs-inbox/state';

/**
 * The tabs that share a name: a lock of the browser says which of them sends, a
 * channel carries what they tell each other. Two of these on one page are two tabs.
 *
 * Where the browser gives no lock (plain-http pages have none) every tab sends: a
 * tab that waits for ever loses messages, while one that sends what another has
 * sent uses the same key, and the backend takes a key once. Where it gives no
 * channel, nobody is heard. A message that cannot be read is not delivered.
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
    lead(granted) {
      const unuse = use();
      const letGo = askForLock(name, granted);
      return () => {
        letGo();
        unuse();
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

function askForLock(name: string, granted: () => void): Cancel {
  const ending = new AbortController();
  const { signal } = ending;
  const ended = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
  let given = false;
  // In a microtask of its own: what `granted` throws must not let go of the lock.
  const give = () =>
    queueMicrotask(() => {
      if (given || signal.aborted) return;
      given = true;
      granted();
    });
  const request = async () =>
    navigator.locks.request(name, { signal }, () => {
      give();
      return ended;
    });
  void request().catch(give);
  return () => ending.abort();
}
