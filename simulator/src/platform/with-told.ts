import type { MessageKey } from '@cs-inbox/protocol';
import type { Keys } from './keys.ts';
import type { PlatformState } from './platform-state.ts';

/** The state in which some client knows from then on (ms since 1970) that the platform has these messages. */
export function withTold(state: PlatformState, shown: readonly MessageKey[], at: number): PlatformState {
  const keys = toldKeys(state.keys, shown, at);
  return keys === state.keys ? state : { ...state, keys };
}

/** The same of the keys alone. */
export function toldKeys(before: Keys, shown: readonly MessageKey[], at: number): Keys {
  let keys = before;
  for (const key of shown) {
    const record = keys.get(key);
    if (record === undefined || (record.toldAt !== null && record.toldAt <= at)) continue;
    keys = keys.with(key, { ...record, toldAt: at });
  }
  return keys;
}
