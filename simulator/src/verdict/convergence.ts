import { durationMs } from '../duration.ts';
import type { Expectation } from '../scenario/scenario.ts';
import type { Evidence, RuleEnd } from './evidence.ts';
import type { Fate } from './fates-of.ts';
import { followersOf } from './followers-of.ts';
import { isoTime } from './iso-time.ts';
import type { MessageCase } from './message-cases.ts';
import { nameOf } from './name-of.ts';

type Wanted = Extract<Expectation, { readonly convergesWithin: unknown }>;

interface Judged {
  readonly met: boolean;
  readonly says: string;
  readonly attempts: readonly number[];
}

/** Whether within a time from the end of a rule everybody knew what became of each message, and each client had the newest change. */
export function convergence(evidence: Evidence, fates: ReadonlyMap<MessageCase, Fate>, { convergesWithin, after }: Wanted): Judged {
  const from = startOf(evidence, after);
  if (from === null) return { met: false, says: `The rule ${after} has not ended, so that nobody can tell.`, attempts: [] };
  const withinMs = durationMs(convergesWithin);
  const waits = [...fates].flatMap(([one, fate]) => waitOf(one, fate, from, evidence.now));
  const lags = followersOf(evidence).map(({ operator, at, lacksSince }) => {
    const tookMs = lacksSince === null ? at - Math.max(from, evidence.headSince) : evidence.now - Math.max(from, lacksSince);
    return { tookMs, who: `The client of operator ${operator}`, attempts: [] };
  });
  const slowest = [...waits, ...lags].reduce<Wait | null>((longest, wait) => (wait.tookMs > (longest?.tookMs ?? 0) ? wait : longest), null);
  if (slowest === null) return { met: true, says: `From ${isoTime(from)} on nobody had to wait.`, attempts: [] };
  const { tookMs, who, attempts } = slowest;
  const met = tookMs <= withinMs;
  const says = `${who} took longest: ${tookMs} ms, counted from ${isoTime(from)} or from its own beginning where that is later; ${withinMs} ms are allowed.`;
  return { met, says, attempts: met ? [] : attempts };
}

interface Wait {
  readonly tookMs: number;
  readonly who: string;
  readonly attempts: readonly number[];
}

function waitOf(one: MessageCase, fate: Fate, from: number, now: number): readonly Wait[] {
  const first = one.attempts[0];
  if (first === undefined || fate === 'replaced') return [];
  const tookMs = knownAt(one, fate, now) - Math.max(from, first.at);
  return [{ tookMs, who: nameOf(one), attempts: one.attempts.map(({ sequence }) => sequence) }];
}

/** What is not known yet is known now at the earliest. */
function knownAt({ acceptedAt, attempts }: MessageCase, fate: Fate, now: number): number {
  if (fate === 'delivered') return Math.min(acceptedAt, now);
  return fate === 'refused' ? (attempts.at(-1)?.toldAt ?? now) : now;
}

/** The end of the rule; without a rule the last end of all that has passed, or the start. Null while the rule has not ended. */
function startOf({ ruleEnds, startedAt, now }: Evidence, after: string | undefined): number | null {
  const ends = ruleEnds.filter(({ id }) => after === undefined || id === after).flatMap((rule) => passedEnd(rule, now) ?? []);
  if (after !== undefined && ends.length === 0) return null;
  return Math.max(startedAt, ...ends);
}

/** The last end that has passed: while a rule with a time is open once more, that of its opening before. */
function passedEnd({ endsAt, everyMs, openings }: RuleEnd, now: number): number | null {
  if (endsAt === null || endsAt <= now) return endsAt;
  return everyMs === null || openings < 2 ? null : endsAt - everyMs;
}
