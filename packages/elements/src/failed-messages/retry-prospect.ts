import { mayGoNow } from '@cs-inbox/core';
import type { ResendResult, RetryResult } from '@cs-inbox/state';

/** What would become of many messages if they were sent again now: how many go, and how many do not, by why. */
export interface RetryProspect {
  readonly ready: number;
  /** Those whose wait ends by itself, and when it does for the first of them (ms since the epoch; null where there is none). */
  readonly soon: number;
  readonly soonAt: number | null;
  readonly login: number;
  /** Those that wait for something else, or for nobody to do anything. */
  readonly later: number;
  readonly never: number;
}

export function retryProspect(results: readonly (RetryResult | ResendResult)[], now: number): RetryProspect {
  const counts = { ready: 0, soon: 0, login: 0, later: 0, never: 0 };
  let soonAt = Infinity;
  for (const result of results) {
    counts[prospectOf(result, now)] += 1;
    if (!result.ok && result.why === 'not-eligible' && result.eligibility.verdict === 'may') soonAt = Math.min(soonAt, result.eligibility.at ?? now);
  }
  return { ...counts, soonAt: soonAt === Infinity ? null : soonAt };
}

function prospectOf(result: RetryResult | ResendResult, now: number): Exclude<keyof RetryProspect, 'soonAt'> {
  if (result.ok) return 'ready';
  if (result.why !== 'not-eligible') return 'later';
  const { eligibility } = result;
  if (eligibility.verdict === 'waits') return eligibility.for === 'login' ? 'login' : 'later';
  if (eligibility.verdict === 'never') return 'never';
  return mayGoNow(eligibility, now) ? 'ready' : 'soon';
}
