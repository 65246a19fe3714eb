import { networkUp, nextNetworkChange } from '../scenarios/network.ts';
import type { Host } from './host.ts';

/** Longest time between two looks at the scenario, in ms: another tab may have reset the simulator. */
const LOOK_MS = 5_000;

/** The network as the page sees it: down where the browser's is, or where the scenario says so. */
export interface BrowserNetwork {
  up(): boolean;
  /** Whether the browser itself has a network, whatever the scenario says. */
  browserUp(): boolean;
  /** Told at each change; the answer ends it. */
  subscribe(listener: (up: boolean) => void): () => void;
  /** Gives `navigator.onLine` back to the browser. */
  stop(): void;
}

/** Makes `navigator.onLine` and the events `offline` and `online` follow the scenario of a host. */
export async function startBrowserNetwork(host: Host): Promise<BrowserNetwork> {
  const { clock, scenario } = host;
  const listeners = new Set<(up: boolean) => void>();
  const stopped = new AbortController();
  let startedAt = await host.startedAt();
  let cancelTimer = () => {};
  // The property of the prototype: ours shadows it on the instance.
  const browserUp = () => Reflect.get(Navigator.prototype, 'onLine', navigator) as boolean;
  const up = () => browserUp() && networkUp(scenario, startedAt, clock.now());
  let told = browserUp();

  const tell = () => {
    const now = up();
    if (now === told) return;
    told = now;
    globalThis.dispatchEvent(new Event(now ? 'online' : 'offline'));
    for (const listener of listeners) listener(now);
  };
  const look = async () => {
    startedAt = await host.startedAt();
    if (stopped.signal.aborted) return;
    tell();
    const next = nextNetworkChange(scenario, startedAt, clock.now());
    if (next !== null) cancelTimer = clock.setTimer(Math.min(Math.max(next.at - clock.now(), 0), LOOK_MS), look);
  };
  const onBrowserChange = (event: Event) => {
    if (!event.isTrusted) return;
    event.stopImmediatePropagation();
    tell();
  };

  Object.defineProperty(navigator, 'onLine', { configurable: true, get: up });
  for (const type of ['online', 'offline']) {
    globalThis.addEventListener(type, onBrowserChange, { capture: true, signal: stopped.signal });
  }
  await look();
  return {
    up,
    browserUp,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    stop() {
      stopped.abort();
      cancelTimer();
      Reflect.deleteProperty(navigator, 'onLine');
    },
  };
}
