import type { ConversationId, StoreId } from '@cs-inbox/protocol';

/** Something that a client has to hear of. `position` names a message; without it the conversation itself changed. */
export type Change =
  | { readonly conversationId: ConversationId; readonly position: number | null }
  | { readonly storeId: StoreId };

/** The newest changes in the order in which they came. */
export interface ChangeLog {
  /** Sequence number of the first entry that is still kept. */
  readonly first: number;
  readonly entries: readonly Change[];
}

/** Most changes that are kept; who is further behind gets everything anew. */
const CHANGES_MAX = 2_000;
/** Cut in one go, so that not every change copies the whole log. */
const CUT = 200;

export const emptyLog: ChangeLog = { first: 0, entries: [] };

/** Sequence number that the next change will get. */
export function nextSequence(log: ChangeLog): number {
  return log.first + log.entries.length;
}

export function logged(log: ChangeLog, changes: readonly Change[]): ChangeLog {
  const entries = [...log.entries, ...changes];
  const surplus = entries.length - CHANGES_MAX;
  if (surplus < CUT) return { first: log.first, entries };
  return { first: log.first + surplus, entries: entries.slice(surplus) };
}
