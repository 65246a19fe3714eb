import type { StoreId } from '@cs-inbox/protocol';
import type { ConversationRow } from '@cs-inbox/state';

/** What a store's badges say. */
export interface StoreCounts {
  readonly unread: number;
  /** Own messages that were refused. */
  readonly failed: number;
}

type Counts = ReadonlyMap<StoreId | null, StoreCounts>;

/** The host is told what the rail shows: both count the same list. */
const counted = new WeakMap<readonly ConversationRow[], Counts>();

/** By store, and of all stores together under null. */
export function storeCounts(rows: readonly ConversationRow[]): Counts {
  const known = counted.get(rows);
  if (known !== undefined) return known;
  const counts = new Map<StoreId | null, { unread: number; failed: number }>();
  for (const { conversation, trouble } of rows) {
    const failed = trouble?.delivery === 'failed' ? trouble.count : 0;
    if (conversation.unread + failed > 0) add(counts, conversation.storeId, conversation.unread, failed);
  }
  const stores = [...counts.values()];
  for (const { unread, failed } of stores) add(counts, null, unread, failed);
  counted.set(rows, counts);
  return counts;
}

function add(counts: Map<StoreId | null, { unread: number; failed: number }>, storeId: StoreId | null, unread: number, failed: number): void {
  const own = counts.get(storeId);
  if (own === undefined) counts.set(storeId, { unread, failed });
  else {
    own.unread += unread;
    own.failed += failed;
  }
}
