import { causes, mayGoNow } from '@cs-inbox/core';
import type { FailedGroup } from './failed-choice.ts';
import type { FailedMessage } from './failed-message.ts';

/** Who must act on a failed message. What only has to wait for a time heals by itself. */
export function groupOf({ bubble }: Pick<FailedMessage, 'bubble'>, now: number): FailedGroup {
  const { asks, failure, hold, resumes, retry } = bubble;
  if (asks || hold !== null) return 'somebody';
  if (retry !== null && mayGoNow(retry, now)) return 'ready';
  if (retry?.verdict === 'never') return retry.why === 'cause' && failure !== null && causes[failure.cause].action === 'edit' ? 'somebody' : 'never';
  if (resumes?.on === 'login' || (retry?.verdict === 'waits' && (retry.for === 'login' || retry.for === 'paused'))) return 'somebody';
  // Behind one that has failed, or to a store that somebody must open, it waits for that. How long a pace lasts is only unknown while one finds out.
  const isHeld = retry === null ? bubble.delivery === 'waiting' && failure?.cause !== 'throttled' : retry.verdict === 'waits' && retry.for === 'earlier';
  return resumes === null && isHeld ? 'somebody' : 'itself';
}
