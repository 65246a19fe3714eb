import type { Store } from '@cs-inbox/protocol';
import type { PlatformState, Standing } from './platform-state.ts';

export interface StoreView extends Store {
  /** Until when nothing is taken for it, in ms since 1970; null where it is not throttled. */
  readonly throttledUntil: number | null;
  /** All that stands against its messages. */
  readonly standing: readonly Standing[];
}

/** A rule, and what it has done so far. */
export interface RuleView {
  readonly id: string;
  /** `store.throttle`, `reply.lose` … */
  readonly do: string;
  readonly label: string | null;
  /** Whether somebody added it while the story ran. */
  readonly added: boolean;
  readonly bites: number;
}

/** What stands against messages just now. */
export interface PlatformView {
  readonly stores: readonly StoreView[];
  /** Words that a command forbade; those of the scenario are in its rules. */
  readonly refusedWords: readonly string[];
  readonly rules: readonly RuleView[];
}

/** The platform as it stands at this time (ms since 1970). */
export function viewOf(state: PlatformState, now: number): PlatformView {
  const stores = state.stores.map((store) => {
    const standing = (state.standing.get(store.id) ?? []).filter(({ until }) => until === null || until > now);
    const throttled = standing.find(({ kind }) => kind === 'throttled' || kind === 'quota');
    return { ...store, throttledUntil: throttled?.until ?? null, standing };
  });
  const rules = state.rules.map(({ id, rule, added }, place) => ({ id, do: rule.do, label: rule.label ?? null, added, bites: state.runs[place]?.bitesInAll ?? 0 }));
  return { stores, refusedWords: state.refusedWords, rules };
}
