import type { Message } from '@cs-inbox/protocol';
import type { OutboxEntry } from './outbox-entry.ts';
import type { Eligibility } from '../retry/eligibility.ts';

/** Whether the text of a blocked message may be sent as a new one; null where it is none of ours, or was not blocked. */
export function resendOf({ direction, key, kind, position, receipt }: Message, messages: readonly Message[], entries: readonly OutboxEntry[]): Eligibility | null {
  if (receipt !== 'blocked' || direction !== 'out' || key === null || kind !== 'text') return null;
  const newer = messages.findLast((other) => other.direction === 'out' && other.position > position && other.receipt !== 'blocked');
  if (newer !== undefined) return { verdict: 'never', why: 'newer', newerAt: newer.at };
  const isComing = ({ delivery }: OutboxEntry) => delivery !== 'failed' && delivery !== 'discarded';
  return entries.some(isComing) ? { verdict: 'waits', for: 'answer' } : { verdict: 'may', at: null };
}
