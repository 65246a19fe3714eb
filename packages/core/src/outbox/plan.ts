import type { OutboxEntry } from './outbox-entry.ts';
import type { PlannedAttempt } from './planned-attempt.ts';

/** A failed message that is to go again: in its place of the lane, under its key. */
export function plan(entry: OutboxEntry, planned: Omit<PlannedAttempt, 'failure'>): OutboxEntry {
  return { ...entry, delivery: 'queued', planned: { ...planned, failure: entry.failure }, stopped: false, failure: null, notBefore: null, dailyAt: null };
}
