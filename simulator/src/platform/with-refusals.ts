import type { MessageKey } from '@cs-inbox/protocol';
import type { Keys } from './keys.ts';

/** The keys, where a client knows from then on (ms since 1970) that the platform refuses these messages. A first word after a departure says all. */
export function withRefusals(before: Keys, refused: readonly MessageKey[], at: number): Keys {
  let keys = before;
  for (const key of refused) {
    const record = keys.get(key);
    const last = record?.refusals.at(-1);
    if (record === undefined || (last?.departures === record.departures && last.at <= at)) continue;
    keys = keys.with(key, { ...record, refusals: [...record.refusals, { departures: record.departures, at }] });
  }
  return keys;
}
