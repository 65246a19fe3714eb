import type { Bubble } from '@cs-inbox/core';
import type { Cancel, ClockPort, Inbox, LifePort, PageLife } from '@cs-inbox/state';
import type { EventLoop } from './event-loop.ts';
import type { MachineClock } from './machine-clock.ts';

/** From this delay on a browser's timer fires at once, ms. */
const TIMER_OVERFLOW_MS = 2 ** 31;
/** How often the timers of a hidden page run, ms. */
const HIDDEN_TIMERS_MS = 60_000;

/** What is in the composer at the moment of a click. */
export interface Clicking {
  readonly conversationId: string;
  readonly storeId: string;
  readonly text: string;
}

/** One tab of the simulated browser, from its opening to its end. */
export class Page {
  /** Rises with each page that is opened. */
  readonly number: number;
  /** Keys that were clicked on this page. */
  readonly own = new Set<string>();
  /** What it has shown of each key so far. */
  readonly shown = new Map<string, Bubble['delivery']>();
  /** Keys that it has sent and of which it has no answer yet. */
  readonly awaiting = new Set<string>();
  /** Keys of which it has asked what became of them, and has no answer yet. */
  readonly asking = new Set<string>();
  readonly clock: ClockPort;
  readonly life: LifePort;
  /** When its network came back; -Infinity where it was never gone, null where it is. */
  onlineSince: number | null = -Infinity;
  /** ms since the epoch. */
  readonly openedAt: number;
  /** When it ran again for the last time after it had been frozen, ms since the epoch. */
  thawedAt = -Infinity;
  clicking: Clicking | null = null;
  /** Whether it has heard of the stores. */
  synced = false;
  /** Whether it has heard what is new since the network is back. */
  heard = false;
  readonly #loop: EventLoop;
  readonly #ends: (() => void)[] = [];
  #inbox: Inbox | null = null;
  #state: 'alive' | 'frozen' | 'dead' = 'alive';
  #hidden = false;
  #told: ((life: PageLife) => void) | null = null;
  /** What comes in while nothing runs. */
  #held: (() => void)[] = [];
  /** Timers that are due and wait for the next full minute. */
  #slow: (() => void)[] = [];

  /** Whether its disk does not open: nobody writes on it. */
  readonly diskless: boolean;

  constructor(number: number, loop: EventLoop, machine: MachineClock, diskless = false) {
    this.number = number;
    this.diskless = diskless;
    this.openedAt = loop.now();
    this.#loop = loop;
    let last = -Infinity;
    let aheadMs = 0;
    this.clock = {
      // As the page's own clock does: set back, it goes on from where it was.
      now: () => {
        const now = machine.now() + aheadMs;
        if (now < last) aheadMs += last - now;
        return (last = Math.max(last, now));
      },
      setTimer: (delayMs, run) => this.#setTimer(delayMs, run),
    };
    this.life = {
      visible: () => !this.#hidden,
      subscribe: (changed) => {
        this.#told = changed;
        return () => (this.#told = null);
      },
    };
  }

  get inbox(): Inbox {
    if (this.#inbox === null) throw new Error('the page has no inbox yet');
    return this.#inbox;
  }

  set inbox(inbox: Inbox) {
    this.#inbox = inbox;
  }

  get alive(): boolean {
    return this.#state !== 'dead';
  }

  get frozen(): boolean {
    return this.#state === 'frozen';
  }

  get hidden(): boolean {
    return this.#hidden;
  }

  /** Whether a person could do something on it. */
  get usable(): boolean {
    return this.#state === 'alive' && !this.#hidden && !this.diskless;
  }

  /** Something from outside comes in: at once, or when the page runs again, or never. */
  deliver(run: () => void): void {
    if (this.#state === 'alive') run();
    else if (this.#state === 'frozen') this.#held.push(run);
  }

  /** @param end is run when it dies */
  atEnd(end: () => void): void {
    this.#ends.push(end);
  }

  die(): void {
    this.#state = 'dead';
    this.#held = [];
    for (const end of this.#ends) end();
  }

  /** Nothing of it runs any more. @param told whether it hears of it before */
  freeze(told: boolean): void {
    if (told) this.#told?.('sleeping');
    this.#state = 'frozen';
  }

  thaw(): void {
    this.#state = 'alive';
    this.thawedAt = this.#loop.now();
    this.#told?.('awake');
    for (const run of this.#held.splice(0)) this.deliver(run);
  }

  setHidden(hidden: boolean): void {
    this.#hidden = hidden;
    this.deliver(() => this.#told?.(hidden ? 'hidden' : 'visible'));
    if (!hidden) this.#runSlow();
  }

  #setTimer(delayMs: number, run: () => void): Cancel {
    let cancelled = false;
    const fire = () => {
      if (!cancelled) run();
    };
    const due = () => {
      if (cancelled || this.#state === 'dead') return;
      if (!this.#hidden || this.#state === 'frozen') return this.deliver(fire);
      this.#slow.push(fire);
      if (this.#slow.length === 1) this.#loop.at(Math.ceil((this.#loop.now() + 1) / HIDDEN_TIMERS_MS) * HIDDEN_TIMERS_MS, () => this.#runSlow());
    };
    const cancelDue = this.#loop.in(delayMs >= TIMER_OVERFLOW_MS ? 1 : delayMs, due);
    return () => {
      cancelled = true;
      cancelDue();
    };
  }

  #runSlow(): void {
    for (const fire of this.#slow.splice(0)) this.deliver(fire);
  }
}
