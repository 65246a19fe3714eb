import type { ConversationId, StoreId } from '@cs-inbox/protocol';
import { type AppendList, appended, emptyList } from '../append-list.ts';

/** Something that a client has to hear of. `position` names a message; without it the conversation itself changed. `at` in ms since 1970. */
export type Change = { readonly at: number } & (
  | { readonly conversationId: ConversationId; readonly position: number | null }
  | { readonly storeId: StoreId }
);

/** The newest changes in the order in which they came. */
export interface ChangeLog {
  /** Sequence number of the first entry that is still kept. */
  readonly first: number;
  readonly entries: AppendList<Change>;
}

/** So many changes are kept at least; who is further behind gets everything anew. */
const CHANGES_MIN = 2_000;
/** Cut in one go, so that not every change copies the whole log. */
const CHANGES_MAX = 2 * CHANGES_MIN;

export const emptyLog: ChangeLog = { first: 0, entries: emptyList };

/** Sequence number that the next change will get. */
export function nextSequence({ first, entries }: ChangeLog): number {
  return first + entries.length;
}

export function logged(log: ChangeLog, change: Change): ChangeLog {
  const entries = appended(log.entries, change);
  if (entries.length < CHANGES_MAX) return { first: log.first, entries };
  const kept = entries.shared.slice(entries.length - CHANGES_MIN, entries.length);
  return { first: log.first + entries.length - kept.length, entries: { shared: kept, length: kept.length } };
}

/** At most so many changes from this sequence number on. */
export function changesFrom({ first, entries }: ChangeLog, sequence: number, countMax: number): readonly Change[] {
  const from = sequence - first;
  return entries.shared.slice(from, Math.min(from + countMax, entries.length));
}
