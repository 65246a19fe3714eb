import type { SyncPolicy, SyncState } from './sync-state.ts';
import { syncPolicy } from './sync-state.ts';
import type { SyncStanding } from './sync-told.ts';

/** How this tab stands, as it is shown, and told to the others: one that has its news from another shows what that one says. */
export function syncStanding(state: SyncState): SyncStanding {
  const { connection, rung, failures, why, askAt, triedByHand, freshAt, told, tables } = state;
  const { cursor } = tables;
  // What this tab has measured itself it does not hide: a network that is gone, a catch-up, questions that fail.
  const mirrors = told !== null && connection.state === 'polling' && failures === 0 && state.run?.byHand !== true;
  if (!mirrors) return { connection, rung, failures, why, askAt, triedByHand, freshAt, cursor };
  return { ...told, cursor, freshAt };
}

/** When the silence of the tab that asks for all means that nobody does, in ms since the epoch; null where this one does not wait for it. */
export function followDueAt({ role, connection, heardAt }: SyncState, { silenceMs }: SyncPolicy = syncPolicy): number | null {
  const isDown = connection.state === 'offline' || connection.state === 'settling' || connection.state === 'ended';
  return role !== 'follows' || isDown ? null : heardAt + silenceMs;
}
