import { atom, onMount, type ReadableAtom } from 'nanostores';
import type { ClockPort } from './ports.ts';

/** How often it beats, ms. */
const BEAT_MS = 1_000;

/** The time, once a second on the second while somebody watches; nobody watching, no timer. */
export function createTick(clock: ClockPort): ReadableAtom<number> {
  const $tick = atom(0);
  onMount($tick, () => {
    let cancel = () => {};
    const beat = () => {
      const now = clock.now();
      $tick.set(now);
      cancel = clock.setTimer(BEAT_MS - (now % BEAT_MS), beat);
    };
    beat();
    return () => cancel();
  });
  return $tick;
}
