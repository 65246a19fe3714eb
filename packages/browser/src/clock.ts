import type { ClockPort } from '@cs-inbox/state';

/** The clock of the page. */
export const browserClock: ClockPort = {
  now: () => Date.now(),
  setTimer(delayMs, run) {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};
