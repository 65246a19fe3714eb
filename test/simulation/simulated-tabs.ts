import type { TabsPort } from '@cs-inbox/state';
import type { EventLoop } from './event-loop.ts';
import type { Page } from './page.ts';
import { plainCopy } from './plain-copy.ts';
import type { Random } from './random.ts';

/** Whoever has held the lock for so long has been heard of by the others, ms. */
const SETTLED_MS = 15_000;

/** What may become of one message from tab to tab, as probabilities. */
interface TabsWeather {
  readonly postDoubled: number;
  /** That a tab with a version of the past says something, too. */
  readonly postOld: number;
}

type PostFate = 'post-lost' | 'post-doubled' | 'post-old';

interface Tab {
  readonly page: Page;
  heard: ((message: unknown) => void) | null;
  /** What was posted to it arrives in its order. */
  busyUntil: number;
}

/** Somebody who asks to lead, or does. */
interface Turn {
  readonly page: Page;
  readonly granted: () => void;
  readonly lost: () => void;
}

/** The tabs of one browser: one of them holds the lock, and all of them share a channel. */
export class SimulatedTabs {
  weather: TabsWeather;
  readonly #loop: EventLoop;
  readonly #random: Random;
  readonly #befell: (fate: PostFate) => void;
  readonly #robbed: (by: Page, from: Page) => void;
  readonly #tabs = new Set<Tab>();
  /** Of tabs that have died: whether what they said last was lost. */
  readonly #lost = new WeakMap<Page, boolean>();
  #waiting: Turn[] = [];
  #holder: Turn | null = null;
  #heldSince = 0;

  constructor(loop: EventLoop, random: Random, weather: TabsWeather, befell: (fate: PostFate) => void, robbed: (by: Page, from: Page) => void) {
    this.#robbed = robbed;
    this.#loop = loop;
    this.#random = random;
    this.weather = weather;
    this.#befell = befell;
  }

  /** The tabs as one page sees them. */
  open(page: Page): TabsPort {
    const tab: Tab = { page, heard: null, busyUntil: 0 };
    this.#tabs.add(tab);
    page.atEnd(() => {
      this.#tabs.delete(tab);
      this.#waiting = this.#waiting.filter((turn) => turn.page !== page);
      if (this.#holder?.page === page) this.#free();
    });
    return {
      lead: (granted, lost) => {
        const turn: Turn = { page, granted, lost };
        this.#waiting.push(turn);
        this.#hand();
        return { letGo: () => this.#letGo(turn), steal: () => this.#steal(turn) };
      },
      post: (message) => {
        if (page.alive) this.#post(tab, message);
      },
      subscribe: (heard) => {
        tab.heard = heard;
        return () => (tab.heard = null);
      },
    };
  }

  /** Something that no tab of this browser has said. */
  say(message: unknown): void {
    for (const tab of this.#tabs) this.#tell(null, tab, message);
  }

  #post(from: Tab, message: unknown): void {
    if (this.#tabs.size === 1) return;
    const copy = plainCopy(message);
    for (const tab of this.#tabs) {
      if (tab === from) continue;
      const { postDoubled, postOld } = this.weather;
      this.#tell(from.page, tab, copy);
      if (this.#random.chance(postDoubled)) {
        this.#befell('post-doubled');
        this.#tell(from.page, tab, copy);
      }
      if (this.#random.chance(postOld)) {
        this.#befell('post-old');
        this.#tell(from.page, tab, { ...(copy as object), v: 0 });
      }
    }
  }

  #tell(from: Page | null, tab: Tab, message: unknown): void {
    tab.busyUntil = Math.max(tab.busyUntil, this.#loop.now()) + this.#random.between(0, 8);
    this.#loop.at(tab.busyUntil, () => {
      if (from !== null && !from.alive && this.#isLost(from)) this.#befell('post-lost');
      else tab.page.deliver(() => tab.heard?.(message));
    });
  }

  /** What a tab said last may be lost with it: all of that or nothing. */
  #isLost(from: Page): boolean {
    const lost = this.#lost.get(from) ?? this.#random.chance(0.5);
    this.#lost.set(from, lost);
    return lost;
  }

  #letGo(turn: Turn): void {
    this.#waiting = this.#waiting.filter((other) => other !== turn);
    if (this.#holder === turn) this.#free();
  }

  #steal(turn: Turn): void {
    const before = this.#holder;
    if (before === turn || !turn.page.alive) return;
    this.#waiting = this.#waiting.filter((other) => other !== turn);
    const heldForMs = this.#loop.now() - this.#heldSince;
    this.#holder = turn;
    this.#heldSince = this.#loop.now();
    if (before !== null) {
      if (heldForMs > SETTLED_MS) this.#robbed(turn.page, before.page);
      before.page.deliver(before.lost);
    }
    this.#loop.in(this.#random.between(0, 5), () => this.#grant(turn));
  }

  #free(): void {
    this.#holder = null;
    this.#hand();
  }

  #hand(): void {
    this.#loop.in(this.#random.between(0, 5), () => {
      const next = this.#waiting[0];
      if (this.#holder !== null || next === undefined) return;
      this.#waiting = this.#waiting.slice(1);
      this.#holder = next;
      this.#heldSince = this.#loop.now();
      this.#grant(next);
    });
  }

  #grant(turn: Turn): void {
    turn.page.deliver(() => {
      if (this.#holder === turn) turn.granted();
    });
  }
}
