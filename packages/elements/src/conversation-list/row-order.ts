import type { ConversationId } from '@cs-inbox/protocol';
import type { ConversationRow } from '@cs-inbox/state';

/** The rows to draw, and how many new ones wait until the person has left the list. */
export interface RowOrder {
  readonly rows: readonly ConversationRow[];
  readonly held: number;
}

/** Rows as they are now, in the order in which they stood: nothing moves under the pointer. */
export function heldOrder(rows: readonly ConversationRow[], shown: readonly ConversationId[]): RowOrder {
  const byId = new Map(rows.map((row) => [row.conversation.id, row]));
  const kept = shown.map((id) => byId.get(id)).filter((row) => row !== undefined);
  return { rows: kept, held: rows.length - kept.length };
}
