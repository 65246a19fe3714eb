import type { StoreId } from '@cs-inbox/protocol';
import type { OutboxEntry } from './outbox-entry.ts';
import type { Turn } from './turn.ts';

/**
 * The backend has said of which stores the login is gone. Where it has come back, what it stopped goes at once.
 * Where the backend speaks of a store anew and calls it signed in, it may have been both since the last time: one
 * message tries, each time later than the last, for a backend may speak of all its stores always.
 */
export function loginsTold(turn: Turn, signedOut: ReadonlySet<StoreId>, told: ReadonlySet<StoreId>): void {
  const before = turn.state.signedOut;
  turn.set({ signedOut });
  for (const lane of turn.state.lanes.values()) {
    for (const entry of lane.entries) {
      if (signedOut.has(entry.storeId) || entry.failure?.cause !== 'login' || entry.delivery !== 'failed') continue;
      const at = before.has(entry.storeId) ? turn.now : told.has(entry.storeId) ? triesAt(turn, entry) : Infinity;
      if (entry.notBefore !== null && entry.notBefore > at) turn.putEntry({ ...entry, notBefore: at });
    }
  }
}

function triesAt({ now, policy }: Turn, { attempts, attemptCount }: OutboxEntry): number {
  return Math.max(now, (attempts.at(-1)?.endedAt ?? 0) + policy.loginToldMs * attemptCount ** 2);
}
