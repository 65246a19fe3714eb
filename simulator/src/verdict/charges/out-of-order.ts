import type { AccountId } from '@cs-inbox/protocol';
import type { LedgerEntry } from '../../platform/ledger.ts';
import { charged, type Charged } from '../charged.ts';
import { groupedBy } from '../grouped-by.ts';
import { isoTime } from '../iso-time.ts';
import { leastBetween } from '../least-between.ts';
import type { MessageCase } from '../message-cases.ts';
import { nameOf } from '../name-of.ts';
import { placeFrom } from '../place-from.ts';

/** A message that left before another one of its conversation and arrived after it. */
interface Overtaken {
  readonly late: Sent;
  readonly early: Sent;
}

interface Sent {
  readonly one: MessageCase;
  readonly entry: LedgerEntry;
  /** Of its first departure. */
  readonly sequence: number;
  readonly at: number;
  readonly operator: AccountId;
}

/** Messages that a later one of the same operator overtook, unless their client knew them refused when the later one first left. */
export function outOfOrder(cases: readonly MessageCase[]): Charged {
  const sent = cases.flatMap(sentOf);
  const hits = [...groupedBy(sent, laneOf).values()].flatMap(overtakenIn);
  hits.sort((a, b) => a.late.entry.arrival - b.late.entry.arrival);
  return charged('out-of-order', hits, ({ late, early }) => ({
    says: `${nameOf(late.entry)} reached its buyer at ${isoTime(late.entry.at)}, after message ${early.entry.key}, which first left later and was there at ${isoTime(early.entry.at)}.`,
    attempts: [late.sequence, early.sequence],
    entries: [early.entry.arrival, late.entry.arrival],
  }));
}

/** Only the first time that a message reached its buyer has a place in the order. */
function sentOf(one: MessageCase): readonly Sent[] {
  const entry = one.entries[0];
  const first = one.attempts[0];
  return entry === undefined || first === undefined ? [] : [{ one, entry, sequence: first.sequence, at: first.at, operator: first.operator }];
}

/** No client knows what another operator's has under way. */
function laneOf({ entry, operator }: Sent): string {
  return JSON.stringify([entry.conversationId, operator]);
}

/** What one operator sent to one conversation. */
function overtakenIn(sent: readonly Sent[]): readonly Overtaken[] {
  const inOrder = sent.toSorted((a, b) => a.sequence - b.sequence);
  const sequences = inOrder.map(({ sequence }) => sequence);
  const times = inOrder.map(({ at }) => at);
  const firstToArrive = leastBetween(inOrder.map(({ entry }) => entry.arrival));
  const hits: Overtaken[] = [];
  for (const late of inOrder) {
    const { attempts } = late.one;
    for (const [place, { sequence, told, toldAt }] of attempts.entries()) {
      const from = placeFrom(sequences, sequence + 1);
      const next = attempts[place + 1];
      const untilNext = next === undefined ? inOrder.length : placeFrom(sequences, next.sequence);
      const refusedAt = told === 'refused' && toldAt !== null ? toldAt : Infinity;
      const early = inOrder[firstToArrive(from, Math.min(untilNext, placeFrom(times, refusedAt))) ?? -1];
      if (early === undefined || early.entry.arrival > late.entry.arrival) continue;
      hits.push({ late, early });
      break;
    }
  }
  return hits;
}
