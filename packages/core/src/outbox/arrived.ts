import type { MessageKey } from '@cs-inbox/protocol';
import type { OutboxEntry } from './outbox-entry.ts';
import { departures } from './outbox-entry.ts';
import type { SendAttempt } from './send-attempt.ts';

/** What is kept of a message that has arrived, where it had left more than once. */
export interface Arrived {
  /** Departures that reached the wire, those of blocked messages in whose place it stands included. */
  readonly attempts: number;
  readonly history: readonly SendAttempt[];
  /** ms since the epoch when that was known. */
  readonly at: number;
}

/** By key, oldest first. */
export type ArrivedOnes = ReadonlyMap<MessageKey, Arrived>;

/** What is worth keeping of an entry that the backend has, or null where it left once. */
export function arrivalOf(entry: OutboxEntry, at: number): Arrived | null {
  const attempts = entry.priorAttempts + departures(entry);
  if (attempts < 2) return null;
  const history = entry.attempts.map((attempt) => (attempt.outcome === null ? { ...attempt, endedAt: at, outcome: 'accepted' as const } : attempt));
  return { attempts, history, at };
}
