import { atom, onMount, type ReadableAtom } from 'nanostores';
import type { Ports } from './ports.ts';

/** How often it beats, ms. */
const BEAT_MS = 1_000;

/** The time, once a second on the second while somebody watches and the page can be seen; else no timer. */
export function createTick({ clock, life }: Pick<Ports, 'clock' | 'life'>): ReadableAtom<number> {
  const $tick = atom(0);
  onMount($tick, () => {
    let cancel = () => {};
    const beat = () => {
      const now = clock.now();
      $tick.set(now);
      if (life.visible()) cancel = clock.setTimer(BEAT_MS - (now % BEAT_MS), beat);
    };
    const end = life.subscribe(() => {
      cancel();
      if (life.visible()) beat();
    });
    beat();
    return () => {
      end();
      cancel();
    };
  });
  return $tick;
}
