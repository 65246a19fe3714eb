import type { OutboxEffect, OutboxEntry, OutboxState } from '@cs-inbox/core';
import type { MessageKey } from '@cs-inbox/protocol';
import type { Row } from './ports.ts';
import { caseOf, caseRow, sentRow } from './record-rows.ts';

/** For how long a disk that has no room is asked to take the record too, ms: what leaves the outbox makes room. */
const PATIENCE_MS = 60_000;

/** What the record says of messages that leave the outbox: written in the very transaction in which their rows go. */
export class EndedOnes {
  readonly #ends = new Map<MessageKey, { readonly rows: readonly Row[]; refusedAt: number | null }>();

  /** What has just ended, by the orders of one step. @param now ms since the epoch */
  note(before: OutboxState, effects: readonly OutboxEffect[], now: number): void {
    if (!effects.some((effect) => effect.type === 'commit' && effect.deletes.length > 0)) return;
    const arrived = new Map(effects.flatMap((effect) => (effect.type === 'confirmed' ? [[effect.entry.key, effect.entry] as const] : [])));
    for (const effect of effects) {
      if (effect.type !== 'commit') continue;
      for (const key of effect.deletes) {
        const entry = arrived.get(key);
        if (entry !== undefined) this.#put(key, [sentRow(key, entry.storeId, now)], caseOf(entry, 'arrived', now));
        else if (!this.#ends.has(key)) {
          const gone = entryOf(before, key);
          if (gone !== undefined) this.#put(key, [], caseOf(gone, 'gone', now));
        }
      }
    }
  }

  rowsOf(keys: readonly MessageKey[]): readonly Row[] {
    return keys.flatMap((key) => this.#ends.get(key)?.rows ?? []);
  }

  /** What the disk has said to a transaction in which these went. */
  answered(keys: readonly MessageKey[], why: string | null, now: number): void {
    for (const key of keys) {
      const end = this.#ends.get(key);
      if (end === undefined) continue;
      if (why === 'quota') end.refusedAt ??= now;
      if (why === null || (why === 'quota' && now - (end.refusedAt ?? now) > PATIENCE_MS)) this.#ends.delete(key);
    }
  }

  #put(key: MessageKey, rows: readonly Row[], of: ReturnType<typeof caseOf>): void {
    this.#ends.set(key, { rows: of === null ? rows : [...rows, caseRow(of)], refusedAt: null });
  }
}

function entryOf({ lanes }: OutboxState, key: MessageKey): OutboxEntry | undefined {
  for (const { entries } of lanes.values()) for (const entry of entries) if (entry.key === key) return entry;
  return undefined;
}
