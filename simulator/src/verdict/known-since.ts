import type { MessageCase } from './message-cases.ts';

/**
 * For each departure of a message: when its client learnt what became of it, in
 * ms since 1970; Infinity where it did not. A word about a later departure
 * speaks for the earlier ones too, for it speaks of the key.
 */
export function knownSince({ attempts, acceptedAt }: MessageCase): readonly number[] {
  const known: number[] = [];
  let soonest = acceptedAt;
  for (const { told, toldAt } of attempts.toReversed()) {
    if (told !== null && toldAt !== null) soonest = Math.min(soonest, toldAt);
    known.push(soonest);
  }
  return known.reverse();
}
