import type { ClockPort } from './ports.ts';

/**
 * Does a deed that belongs to somebody else (a port, a listener). If it throws, the
 * engine goes on, and the error comes up at the clock as uncaught: nothing is swallowed.
 */
export function guarded(clock: ClockPort, deed: () => void): void {
  try {
    deed();
  } catch (error) {
    clock.setTimer(0, () => {
      throw error;
    });
  }
}
