import { appended } from '../append-list.ts';
import type { Attempt } from './attempt.ts';
import type { Departure } from './departure.ts';
import type { Handled } from './handled.ts';
import type { PlatformState } from './platform-state.ts';

interface Outcome {
  /** Null where it never arrived. */
  readonly handled: Handled | null;
  /** The same where the client got the whole answer, else null. */
  readonly whole: Handled | null;
  readonly outcome: Attempt['outcome'];
  /** When the client got it, in ms since 1970. */
  readonly toldAt: number;
  readonly rule: string | null;
}

/** One more attempt among those that were seen. */
export function noteAttempt(state: PlatformState, departure: Departure, { handled, whole, outcome, toldAt, rule }: Outcome): PlatformState['attempts'] {
  const { operator, key, conversationId, store, text, record } = departure;
  const told = whole?.told ?? null;
  const attempt: Attempt = {
    sequence: state.attempts.length + 1,
    at: state.now,
    operator,
    key,
    conversationId,
    storeId: store.id,
    text,
    ordinal: record.ordinal,
    departure: record.departures,
    arrived: handled !== null,
    committed: handled?.committed ?? false,
    outcome,
    status: handled?.draft.status ?? null,
    told,
    toldAt: told === null ? null : toldAt,
    cause: told === 'refused' ? (handled?.cause ?? null) : null,
    retryAt: told === 'refused' ? (handled?.retryAt ?? null) : null,
    rule,
  };
  return appended(state.attempts, attempt);
}
