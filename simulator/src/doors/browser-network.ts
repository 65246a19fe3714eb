import type { CompiledRule } from '../scenario/compiled-rule.ts';
import { browserOnline } from './browser-online.ts';
import type { Host } from './host.ts';
import { networkUp, nextNetworkChange } from './network-plan.ts';

/** Longest time between two looks at the rules, in ms: a command, or another tab, may have changed them. */
const LOOK_MS = 5_000;

/** The network as the page sees it: down where the browser's is, or where the scenario says so. */
export interface BrowserNetwork {
  up(): boolean;
  /** Whether the browser itself has a network, whatever the scenario says. */
  browserUp(): boolean;
  /** Told at each change; the answer ends it. */
  subscribe(listener: (up: boolean) => void): () => void;
  /** Looks at the rules now: after a command, say. */
  look(): Promise<void>;
  /** Gives `navigator.onLine` back to the browser. */
  stop(): void;
}

/** Makes `navigator.onLine` and the events `offline` and `online` follow the rules of a host. */
export async function startBrowserNetwork(host: Pick<Host, 'clock' | 'rules'>): Promise<BrowserNetwork> {
  const { clock } = host;
  const listeners = new Set<(up: boolean) => void>();
  const stopped = new AbortController();
  let rules: readonly CompiledRule[] = await host.rules();
  let cancelTimer = () => {};
  const up = () => browserOnline() && networkUp(rules, clock.now());
  let told = browserOnline();

  const tell = () => {
    const now = up();
    if (now === told) return;
    told = now;
    globalThis.dispatchEvent(new Event(now ? 'online' : 'offline'));
    for (const listener of listeners) listener(now);
  };
  const look = async () => {
    const found = await host.rules();
    if (stopped.signal.aborted) return;
    rules = found;
    tell();
    const next = nextNetworkChange(rules, clock.now());
    const inMs = next === null ? LOOK_MS : Math.min(Math.max(next.at - clock.now(), 0), LOOK_MS);
    cancelTimer();
    cancelTimer = clock.setTimer(inMs, look);
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
    browserUp: browserOnline,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    look,
    stop() {
      stopped.abort();
      cancelTimer();
      Reflect.deleteProperty(navigator, 'onLine');
    },
  };
}
