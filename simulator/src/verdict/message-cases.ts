import type { ConversationId, MessageKey, StoreId } from '@cs-inbox/protocol';
import type { Attempt } from '../platform/attempt.ts';
import type { LedgerEntry } from '../platform/ledger.ts';
import type { BulkRefusal } from '../platform/platform-state.ts';
import type { Evidence } from './evidence.ts';
import { groupedBy } from './grouped-by.ts';

/** All that is known of one key. Times in ms since 1970. */
export interface MessageCase {
  readonly key: MessageKey;
  readonly conversationId: ConversationId;
  readonly storeId: StoreId;
  readonly text: string;
  /** In the order of their departure, with what a bulk answer said of the key after it; none where they were let go. */
  readonly attempts: readonly Attempt[];
  /** What buyers received under this key, in the order of arrival. */
  readonly entries: readonly LedgerEntry[];
  /** When its client first could know that it was taken; Infinity where it cannot yet. */
  readonly acceptedAt: number;
}

const keyOf = ({ key }: { readonly key: MessageKey }) => key;

/** One case for each key that left a client or reached a buyer, in the order in which they are first seen. */
export function messageCases({ attempts, ledger, told, refused, now }: Evidence): readonly MessageCase[] {
  const departed = groupedBy(attempts.toSorted((a, b) => a.sequence - b.sequence), keyOf);
  const received = groupedBy(ledger.toSorted((a, b) => a.arrival - b.arrival), keyOf);
  const cases: MessageCase[] = [];
  for (const key of new Set([...departed.keys(), ...received.keys()])) {
    const left = withBulk(departed.get(key) ?? [], refused.get(key) ?? []);
    const entries = received.get(key) ?? [];
    const first = left[0] ?? entries[0];
    if (first === undefined) continue;
    const { conversationId, storeId, text } = first;
    cases.push({ key, conversationId, storeId, text, attempts: left, entries, acceptedAt: acceptedAt(left, told.get(key), now) });
  }
  return cases;
}

/** A refusal in a bulk answer speaks of the last departure before it. */
function withBulk(attempts: readonly Attempt[], refusals: readonly BulkRefusal[]): readonly Attempt[] {
  if (refusals.length === 0) return attempts;
  return attempts.map((attempt) => {
    const at = Math.min(...refusals.filter(({ departures }) => departures === attempt.departure).map((one) => one.at));
    if (at === Infinity || attempt.told === 'accepted' || (attempt.toldAt ?? Infinity) <= at) return attempt;
    return { ...attempt, told: 'refused', toldAt: at };
  });
}

function acceptedAt(attempts: readonly Attempt[], told: number | undefined, now: number): number {
  let at = told ?? Infinity;
  for (const attempt of attempts) {
    if (attempt.told === 'accepted' && attempt.toldAt !== null) at = Math.min(at, attempt.toldAt);
  }
  return at <= now ? at : Infinity;
}
