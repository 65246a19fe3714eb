import type { StoreId } from '@cs-inbox/protocol';
import type { ConversationRow } from '@cs-inbox/state';

/** What a store's badges say. */
export interface StoreCounts {
  readonly unread: number;
  /** Own messages that were refused. */
  readonly failed: number;
}

const none: StoreCounts = { unread: 0, failed: 0 };

/** By store, and of all stores together under null. */
export function storeCounts(rows: readonly ConversationRow[]): ReadonlyMap<StoreId | null, StoreCounts> {
  const counts = new Map<StoreId | null, StoreCounts>();
  for (const { conversation, trouble } of rows) {
    const failed = trouble?.delivery === 'failed' ? trouble.count : 0;
    for (const id of [conversation.storeId, null]) {
      const before = counts.get(id) ?? none;
      counts.set(id, { unread: before.unread + conversation.unread, failed: before.failed + failed });
    }
  }
  return counts;
}
