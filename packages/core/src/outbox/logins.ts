import type { StoreId } from '@cs-inbox/protocol';
import type { Turn } from './turn.ts';

/** The backend has said of which stores the login is gone. Where it has come back, what it stopped goes at once. */
export function loginsTold(turn: Turn, signedOut: ReadonlySet<StoreId>): void {
  const before = turn.state.signedOut;
  const back = new Set([...before].filter((storeId) => !signedOut.has(storeId)));
  if (back.size === 0 && signedOut.size === before.size) return;
  turn.set({ signedOut });
  for (const lane of turn.state.lanes.values()) {
    for (const entry of lane.entries) {
      if (!back.has(entry.storeId) || entry.failure?.cause !== 'login' || entry.delivery !== 'failed') continue;
      if (entry.notBefore !== null && entry.notBefore > turn.now) turn.putEntry({ ...entry, notBefore: turn.now });
    }
  }
}
