import type { TabsPort } from '@cs-inbox/state';
import type { EventLoop } from './event-loop.ts';
import type { Random } from './random.ts';

interface Tab {
  alive: boolean;
  granted: (() => void) | null;
  heard: ((message: unknown) => void) | null;
  /** What was posted to it arrives in its order. */
  busyUntil: number;
}

/** The tabs of one browser: one of them holds the lock, and all of them share a channel. */
export class SimulatedTabs {
  readonly #loop: EventLoop;
  readonly #random: Random;
  readonly #tabs = new Set<Tab>();
  #holder: Tab | null = null;

  constructor(loop: EventLoop, random: Random) {
    this.#loop = loop;
    this.#random = random;
  }

  /** The tabs as one page sees them; `die` ends it. */
  open(): { readonly port: TabsPort; readonly die: () => void } {
    const tab: Tab = { alive: true, granted: null, heard: null, busyUntil: 0 };
    this.#tabs.add(tab);
    const port: TabsPort = {
      lead: (granted) => {
        tab.granted = granted;
        this.#hand();
        return () => this.#release(tab);
      },
      post: (message) => this.#post(tab, message),
      subscribe: (heard) => {
        tab.heard = heard;
        return () => (tab.heard = null);
      },
    };
    const die = () => {
      tab.alive = false;
      this.#tabs.delete(tab);
      this.#release(tab);
    };
    return { port, die };
  }

  #post(from: Tab, message: unknown): void {
    if (!from.alive) return;
    for (const tab of this.#tabs) {
      if (tab === from) continue;
      const copy = structuredClone(message);
      tab.busyUntil = Math.max(tab.busyUntil, this.#loop.now()) + this.#random.between(0, 8);
      this.#loop.at(tab.busyUntil, () => tab.alive && tab.heard?.(copy));
    }
  }

  #release(tab: Tab): void {
    tab.granted = null;
    if (this.#holder !== tab) return;
    this.#holder = null;
    this.#hand();
  }

  #hand(): void {
    this.#loop.in(this.#random.between(0, 5), () => {
      if (this.#holder !== null) return;
      const next = [...this.#tabs].find(({ alive, granted }) => alive && granted !== null);
      if (next === undefined) return;
      this.#holder = next;
      next.granted?.();
    });
  }
}
