import { causes } from '../failure/cause.ts';
import type { Failure } from '../failure/failure.ts';
import { backOffMs } from '../retry/back-off.ts';
import { isHolding } from './lane.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import type { Turn } from './turn.ts';

/** Whether the machine sends a refused message again, once its time has come and its store is open. */
export function healsItself(entry: OutboxEntry): boolean {
  const { delivery, failure, notBefore } = entry;
  return delivery === 'failed' && failure !== null && notBefore !== null && isHolding(entry) && causes[failure.cause].heals !== 'nothing';
}

/** Whether an answer that proves nothing says why: then it came from somebody who has seen the message. */
export function tellsWhy({ cause, code }: Failure): boolean {
  return cause !== 'network' && cause !== 'throttled' && !(cause === 'unknown' && code.startsWith('http-'));
}

/**
 * Whether the time before which nothing is done was asked for by an answer; else it is a back-off, of which no more
 * account need be taken once the network or the page has changed. Back-offs are never longer.
 */
export function wasAsked({ attempts, lookUpsFailed, notBefore }: OutboxEntry, { policy }: Turn): boolean {
  return notBefore !== null && lookUpsFailed === 0 && notBefore - (attempts.at(-1)?.endedAt ?? notBefore) > policy.backOffMaxMs;
}

/**
 * When a message that was just refused may go again, ms since the epoch, or null where only a
 * person's deed counts. Its last attempt is that refusal.
 * @param retryAfterMs what the answer asked for in its own header, if anything
 */
export function refusedUntil(turn: Turn, entry: OutboxEntry, failure: Failure, retryAfterMs: number | null): number | null {
  const { now, policy } = turn;
  const times = timesInARow(entry, failure.cause);
  const asked = askedUntil(turn, failure, retryAfterMs);
  const doubled = (baseMs: number, maxMs: number) => now + Math.min(maxMs, baseMs * 2 ** Math.min(times.count - 1, 30));
  switch (failure.cause) {
    case 'throttled':
      return asked ?? doubled(policy.throttleBaseMs, policy.throttleMaxMs) + jitter(turn, policy.throttleBaseMs);
    case 'quota':
      return asked ?? now + policy.quotaWaitMs;
    case 'login':
      return doubled(policy.loginProbeBaseMs, policy.loginProbeMaxMs);
    case 'platform': {
      const givenUp = times.count >= policy.platformRefusalsMax && now - times.since >= policy.platformGiveUpMs;
      // What is asked for cannot keep it from ever being given up.
      return givenUp ? null : Math.max(asked ?? 0, doubled(policy.platformBaseMs, policy.platformMaxMs) + jitter(turn, policy.platformBaseMs));
    }
    default:
      return null;
  }
}

/** Many clients that were refused at one instant do not come back at one instant. */
function jitter(turn: Turn, baseMs: number): number {
  return backOffMs(0, turn.chance(), baseMs / 2, baseMs / 2);
}

/** What the backend asked for, kept within a second and a day. A time that is over, by our clock, asks for nothing. */
function askedUntil({ now, policy }: Turn, { retryAt }: Failure, retryAfterMs: number | null): number | null {
  const at = retryAfterMs === null ? retryAt : now + Math.ceil(retryAfterMs);
  return at === null || at <= now ? null : Math.min(Math.max(at, now + policy.waitMsMin), now + policy.waitMsMax);
}

/** How often in a row it was refused for this cause, this time included, and since when. */
function timesInARow({ attempts }: OutboxEntry, cause: Failure['cause']): { readonly count: number; readonly since: number } {
  const last = attempts.findLastIndex((attempt) => attempt.outcome !== 'refused' || attempt.cause !== cause);
  const row = attempts.slice(last + 1);
  return { count: Math.max(1, row.length), since: row[0]?.departedAt ?? 0 };
}
