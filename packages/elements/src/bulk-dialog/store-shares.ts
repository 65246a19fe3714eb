import { sendPolicy } from '@cs-inbox/core';
import type { Store, StoreId } from '@cs-inbox/protocol';

/** How many messages of one store go, and how long they take as far as its pace is known. */
export interface StoreShare {
  readonly storeId: StoreId;
  /** null where the backend has not told of it. */
  readonly store: Store | null;
  readonly count: number;
  /** From the first to the last, ms; null where nobody knows its pace. */
  readonly tookMs: number | null;
}

/** By store, in the order in which they first occur. */
export function storeShares(messages: readonly { readonly storeId: StoreId }[], stores: ReadonlyMap<StoreId, Store>): readonly StoreShare[] {
  const counts = new Map<StoreId, number>();
  for (const { storeId } of messages) counts.set(storeId, (counts.get(storeId) ?? 0) + 1);
  return [...counts].map(([storeId, count]) => {
    const store = stores.get(storeId) ?? null;
    const pace = store?.pace ?? null;
    return { storeId, store, count, tookMs: pace === null ? null : (Math.floor((count - 1) / pace.messages) * pace.everyMs) / sendPolicy.paceShare };
  });
}
