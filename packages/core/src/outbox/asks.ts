import type { OutboxEntry } from './outbox-entry.ts';
import type { Lane, OutboxState } from './outbox-state.ts';

/** Whether only a person can say what becomes of it: it may have arrived, and the backend can neither be asked nor be given the same key again. */
export function asks({ capabilities }: OutboxState, { flight }: Lane, { delivery, key, planned, windowSince }: OutboxEntry): boolean {
  if (delivery !== 'unconfirmed' || planned !== null || flight?.key === key || capabilities === null || capabilities.lookUp) return false;
  return capabilities.deduplicationWindowMs === 0 || windowSince === null;
}
