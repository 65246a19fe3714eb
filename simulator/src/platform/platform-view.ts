import type { Store } from '@cs-inbox/protocol';
import type { PlatformState } from './platform-state.ts';

export interface StoreView extends Store {
  /** Until when nothing is taken for it, in ms since 1970; null where it is not throttled. */
  readonly throttledUntil: number | null;
}

/** What stands against messages just now. */
export interface PlatformView {
  readonly stores: readonly StoreView[];
  /** Words that a command forbade; those of the scenario are in its rules. */
  readonly refusedWords: readonly string[];
}

/** The platform as it stands at this time (ms since 1970). */
export function viewOf(state: PlatformState, now: number): PlatformView {
  const stores = state.stores.map((store) => {
    const until = state.throttles.get(store.id)?.until ?? 0;
    return { ...store, throttledUntil: until > now ? until : null };
  });
  return { stores, refusedWords: state.refusedWords };
}
