import type { EventLoop } from './event-loop.ts';

/** What the clock of the machine shows: somebody may set it, and time itself does not care. */
export class MachineClock {
  readonly #loop: EventLoop;
  #aheadMs = 0;
  #setAt = -Infinity;

  constructor(loop: EventLoop) {
    this.#loop = loop;
  }

  /** ms since the epoch. */
  now(): number {
    return this.#loop.now() + this.#aheadMs;
  }

  /** By how much it is ahead of the platform's, ms. */
  get aheadMs(): number {
    return this.#aheadMs;
  }

  /** When somebody has set it for the last time, ms since the epoch. */
  get setAt(): number {
    return this.#setAt;
  }

  set(byMs: number): void {
    this.#setAt = this.#loop.now();
    this.#aheadMs += byMs;
  }
}
