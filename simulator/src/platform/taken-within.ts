import type { StoreId } from '@cs-inbox/protocol';
import type { PlatformState } from './platform-state.ts';

/** How many messages of a store the platform took in so many ms before now. */
export function takenWithin({ ledger: { shared, length }, now }: PlatformState, storeId: StoreId, ms: number): number {
  let count = 0;
  for (let place = length - 1; place >= 0; place--) {
    const entry = shared[place];
    if (entry === undefined || entry.at <= now - ms) break;
    if (entry.storeId === storeId) count++;
  }
  return count;
}
