import type { StoreGates } from '@cs-inbox/core';
import type { Store, StoreId } from '@cs-inbox/protocol';
import type { BulkRow } from './bulk-row.ts';
import { storeShares } from './store-shares.ts';

/**
 * How long it takes until the last queued one has left, ms, and the store that takes the longest; null where that is
 * no time to speak of, or where it cannot be told: a store is shut until somebody does something.
 */
export function timeLeft(rows: readonly BulkRow[], stores: ReadonlyMap<StoreId, Store>, gates: StoreGates, now: number): { readonly ms: number; readonly store: Store } | null {
  const queued = rows.filter(({ progress }) => progress === 'queued');
  let longest: { readonly ms: number; readonly store: Store } | null = null;
  for (const { store, storeId, tookMs } of storeShares(queued, stores)) {
    const gate = gates.get(storeId);
    if (gate?.until === null) return null;
    const ms = Math.max(0, (gate?.until ?? now) - now) + (tookMs ?? 0);
    if (store !== null && ms >= 1_000 && ms > (longest?.ms ?? 0)) longest = { ms, store };
  }
  return longest;
}
