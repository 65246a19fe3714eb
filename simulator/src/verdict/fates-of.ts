import { durationMs } from '../duration.ts';
import type { Attempt } from '../platform/attempt.ts';
import type { MessageCase } from './message-cases.ts';
import { sameness } from './sameness.ts';
import type { Unhindered } from './unhindered.ts';

/** How long in all an open message may have been free to go, without going, before it counts as lost, in ms. */
const QUIET_MS = durationMs('60s');

/** What became of a message. `replaced`: its client let it go, and the same text reached the buyer under a later key. */
export type Fate = 'delivered' | 'refused' | 'replaced' | 'lost' | 'open';

/** The fate of each case at `now` (ms since 1970). */
export function fatesOf(cases: readonly MessageCase[], unhindered: Unhindered, now: number): ReadonlyMap<MessageCase, Fate> {
  const latest = latestDelivered(cases);
  return new Map(cases.map((one) => [one, fateOf(one, latest, unhindered, now)]));
}

function fateOf(one: MessageCase, latest: ReadonlyMap<string, number>, unhindered: Unhindered, now: number): Fate {
  if (one.entries.length > 0) return 'delivered';
  if (one.acceptedAt < Infinity) return 'lost';
  const first = one.attempts[0];
  const last = one.attempts.at(-1);
  if (first === undefined || last === undefined) return 'open';
  if (last.told === 'refused' && last.toldAt !== null && last.toldAt <= now) return 'refused';
  if ((latest.get(textOf(one.attempts, one)) ?? 0) > first.sequence) return 'replaced';
  return unhindered(one) >= QUIET_MS ? 'lost' : 'open';
}

/** For each text of an operator in a conversation: the first departure of the newest message that brought it to the buyer. */
function latestDelivered(cases: readonly MessageCase[]): ReadonlyMap<string, number> {
  const latest = new Map<string, number>();
  for (const { entries, attempts } of cases) {
    const sequence = attempts[0]?.sequence ?? 0;
    for (const entry of entries) latest.set(textOf(attempts, entry), Math.max(latest.get(textOf(attempts, entry)) ?? 0, sequence));
  }
  return latest;
}

function textOf([first]: readonly Attempt[], of: Parameters<typeof sameness>[0]): string {
  return `${first?.operator ?? ''} ${sameness(of)}`;
}
