import type { ClockPort } from '@cs-inbox/state';

/** The clock of the page. If somebody sets it back, it goes on from where it was: time that has passed has passed. */
export function createBrowserClock(wall: () => number = () => Date.now()): ClockPort {
  let last = wall();
  let aheadMs = 0;
  return {
    now() {
      const now = wall() + aheadMs;
      if (now < last) aheadMs += last - now;
      last = Math.max(last, now);
      return last;
    },
    setTimer(delayMs, run) {
      const timer = setTimeout(run, delayMs);
      return () => clearTimeout(timer);
    },
  };
}
