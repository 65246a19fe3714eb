import type { Due } from './platform-state.ts';

/** Puts things, soonest first, in their places among what is to come: each after all that is due at the same time. */
export function schedule(due: readonly Due[], added: readonly Due[]): readonly Due[] {
  const all = [...due, ...added];
  let place = all.length;
  let rest = due.length;
  for (const next of added.toReversed()) {
    for (let last = due[rest - 1]; last !== undefined && last.at > next.at; last = due[rest - 1]) {
      all[--place] = last;
      rest--;
    }
    all[--place] = next;
  }
  return all;
}
