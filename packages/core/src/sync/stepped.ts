import type { SyncEffect, SyncState } from './sync-state.ts';

/** What a step has come to. */
export interface Stepped {
  readonly state: SyncState;
  readonly effects: readonly SyncEffect[];
}

export const unchanged = (state: SyncState): Stepped => ({ state, effects: [] });
