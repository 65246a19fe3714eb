import type { Clock } from './clock.ts';

/** Turns of the microtask queue that are let by after each timer: enough for a chain of awaits to reach its next timer. */
const TURNS = 50;

/** A clock that stands still until it is told to go on. */
export interface VirtualClock extends Clock {
  /** Lets this many ms pass: runs what falls due in order, and lets promises settle in between. */
  advance(ms: number): Promise<void>;
  /** How many timers are still to run. */
  pending(): number;
}

/** `settle` lets promises go on between two timers; where it is left out, those that need nothing but microtasks. */
export function createVirtualClock(startedAt: number, settle: () => Promise<void> = microtasks): VirtualClock {
  let now = startedAt;
  let count = 0;
  const timers = new Map<number, { readonly at: number; readonly run: () => void }>();

  const earliest = (until: number) => {
    let found: [number, { readonly at: number; readonly run: () => void }] | null = null;
    for (const timer of timers) {
      if (timer[1].at <= until && (found === null || timer[1].at < found[1].at)) found = timer;
    }
    return found;
  };

  return {
    now: () => now,
    setTimer(delayMs, run) {
      const id = ++count;
      timers.set(id, { at: now + Math.max(0, delayMs), run });
      return () => void timers.delete(id);
    },
    async advance(ms) {
      const until = now + ms;
      await settle();
      for (let next = earliest(until); next !== null; next = earliest(until)) {
        const [id, timer] = next;
        timers.delete(id);
        now = Math.max(now, timer.at);
        timer.run();
        await settle();
      }
      now = until;
    },
    pending: () => timers.size,
  };
}

async function microtasks(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn++) await Promise.resolve();
}
