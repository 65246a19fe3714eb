import type { RowChanges } from './ports.ts';
import { addSent, caseRowKey, type RecordRows, SLOT_MS, slotOf, sumRow, sumRowKey } from './record-rows.ts';

/** Messages of the last day have rows of their own: what is written twice counts once. */
const SINGLE_MS = 86_400_000;
/** Most rows that one transaction takes away of each kind, so that a send need not wait for it for long. */
const ROWS_MAX = 500;

/**
 * What goes, and what is only counted from now on, the oldest first: a transaction each. They hold as long as nobody
 * else sums up. Of a half hour whose sum cannot be read the messages keep rows of their own.
 * @param since what ended before goes, ms since the epoch
 * @param casesMax how many cases stay
 */
export function recordTidying({ cases, sent, sums, twice, unread }: RecordRows, now: number, since: number, casesMax: number): readonly Pick<RowChanges, 'puts' | 'deletes'>[] {
  const byAge = [...cases.values()].sort((a, b) => a.failedAt - b.failedAt);
  const isOver = (slot: number, at: number) => (slot + 1) * SLOT_MS <= at;
  const locked = new Set(unread);
  const old = sent.filter(({ at }) => isOver(slotOf(at), now - SINGLE_MS)).sort((a, b) => a.at - b.at);
  const counted = old.filter(({ at }) => !isOver(slotOf(at), since) && !locked.has(sumRowKey(slotOf(at))));
  const gone = [
    ...byAge.filter(({ failedAt }, i) => failedAt < since || i < byAge.length - casesMax).map(({ key }) => caseRowKey(key)),
    ...twice.filter(({ at }) => at < since).map(({ row }) => row),
    ...[...sums.keys()].filter((slot) => isOver(slot, since)).map(sumRowKey),
    ...old.filter(({ at }) => isOver(slotOf(at), since)).map(({ row }) => row),
  ];
  const counts = new Map([...sums].map(([slot, stores]) => [slot, new Map(stores)]));
  const step = <One>(list: readonly One[], i: number) => list.slice(i * ROWS_MAX, (i + 1) * ROWS_MAX);
  return Array.from({ length: Math.ceil(Math.max(gone.length, counted.length) / ROWS_MAX) }, (_, i) => {
    const rows = step(counted, i);
    // What goes is in the sums already, and the sums are written anew with it: all of it or nothing.
    const slots = new Set(rows.map((one) => addSent(counts, one)));
    return { puts: [...slots].map((slot) => sumRow(slot, counts.get(slot) ?? new Map())), deletes: [...step(gone, i), ...rows.map(({ row }) => row)] };
  });
}
