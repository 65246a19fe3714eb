import type { Cancel, ClockPort } from './ports.ts';

/** Longest delay that timers take; a longer wait is chained. */
const TIMER_MS_MAX = 2 ** 31 - 1;

/** One timer for all that waits for a time. */
export class WakeTimer {
  readonly #clock: ClockPort;
  readonly #run: () => void;
  #timer: { readonly at: number; readonly cancel: Cancel } | null = null;

  constructor(clock: ClockPort, run: () => void) {
    this.#clock = clock;
    this.#run = run;
  }

  /** @param due when each of them is due, ms since the epoch, or null */
  set(due: readonly (number | null)[]): void {
    const now = this.#clock.now();
    // What is due and late comes as soon as it can, whatever else is waited for by now.
    const at = this.#timer !== null && this.#timer.at <= now ? 0 : Math.min(...due.map((one) => one ?? Infinity));
    if (this.#timer?.at === at) return;
    this.stop();
    if (at === Infinity) return;
    const delayMs = Math.min(TIMER_MS_MAX, Math.max(0, at - now));
    const cancel = this.#clock.setTimer(delayMs, () => {
      this.#timer = null;
      this.#run();
    });
    this.#timer = { at, cancel };
  }

  stop(): void {
    this.#timer?.cancel();
    this.#timer = null;
  }
}
