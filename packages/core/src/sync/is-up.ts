import type { SyncState } from './sync-state.ts';

/** Whether the first question since the network came has been answered. */
export function isUp({ connection: { state } }: Pick<SyncState, 'connection'>): boolean {
  return state === 'polling' || state === 'live';
}
