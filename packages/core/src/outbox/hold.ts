import { departures, type OutboxEntry } from './outbox-entry.ts';
import type { OutboxState } from './outbox-state.ts';

/**
 * Why a message that nothing is wrong with does not go: its store is paused; it waited so long,
 * or somebody has answered the buyer since, that a person is asked first.
 */
export type Hold = 'paused' | 'stale' | 'answered';

/** What holds back an entry that has still to go, or null. */
export function holdOf({ paused }: OutboxState, entry: OutboxEntry, now: number, staleAfterMs: number): Hold | null {
  if (paused.has(entry.storeId)) return 'paused';
  if (entry.answeredAt !== null) return 'answered';
  return staleAt(entry, staleAfterMs) <= now ? 'stale' : null;
}

/** When it has waited so long that a person is asked first, ms since the epoch; never for what has been on the wire. */
export function staleAt(entry: OutboxEntry, staleAfterMs: number): number {
  const hasStayed = (entry.delivery === 'queued' || entry.delivery === 'waiting') && departures(entry) === 0;
  return hasStayed ? wantedAt(entry) + staleAfterMs : Infinity;
}

/** When a person last said that it shall go, ms since the epoch. */
export function wantedAt({ createdAt, consentAt }: OutboxEntry): number {
  return Math.max(createdAt, consentAt ?? 0);
}
