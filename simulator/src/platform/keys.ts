import type { MessageKey } from '@cs-inbox/protocol';
import { AppendMap } from '../append-map.ts';
import type { KeyRecord } from './platform-state.ts';

/**
 * What is remembered of each key. The record that was written last lies on top:
 * a request writes its key several times, and only what is left in the end goes into the map.
 */
export class Keys implements Iterable<readonly [MessageKey, KeyRecord]> {
  readonly others: AppendMap<MessageKey, KeyRecord>;
  readonly latest: { readonly key: MessageKey; readonly record: KeyRecord } | null;

  constructor(others: Keys['others'] = AppendMap.empty(), latest: Keys['latest'] = null) {
    this.others = others;
    this.latest = latest;
  }

  get(key: MessageKey): KeyRecord | undefined {
    return this.latest?.key === key ? this.latest.record : this.others.get(key);
  }

  /** With the record of a key. */
  with(key: MessageKey, record: KeyRecord): Keys {
    const { others, latest } = this;
    return new Keys(latest === null || latest.key === key ? others : others.with(latest.key, latest.record), { key, record });
  }

  *[Symbol.iterator](): Generator<readonly [MessageKey, KeyRecord]> {
    const { others, latest } = this;
    for (const [key, record] of others) if (key !== latest?.key) yield [key, record];
    if (latest !== null) yield [latest.key, latest.record];
  }
}
