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
  const all = { unread: 0, failed: 0 };
  const counts = new Map<StoreId | null, { unread: number; failed: number }>([[null, all]]);
  for (const { conversation, trouble } of rows) {
    const failed = trouble?.delivery === 'failed' ? trouble.count : 0;
    if (conversation.unread + failed === 0) continue;
    const own = counts.get(conversation.storeId) ?? { unread: 0, failed: 0 };
    for (const count of [own, all]) {
      count.unread += conversation.unread;
      count.failed += failed;
    }
    counts.set(conversation.storeId, own);
  }
  counted.set(rows, counts);
  return counts;
}
