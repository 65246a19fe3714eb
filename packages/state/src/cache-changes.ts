import type { Tables } from '@cs-inbox/core';
import { type CacheChange, CONVERSATION, newestAt, sizeOf, STORE, THREAD, threadValue } from './cache-rows.ts';

/** What a row is longer for saying how long it is. */
const SIZE_LENGTH = 16;

/**
 * What has to be written so that the disk has what the tables have.
 * @param before what it has
 * @param generation under which threads are marked as loaded
 * @param since ms since the epoch; threads that have been silent since are not kept
 */
export function cacheChanges(before: Tables, tables: Tables, generation: number, since: number): Map<string, CacheChange> {
  const changes = new Map<string, CacheChange>();
  compare(STORE, before.stores, tables.stores, changes);
  compare(CONVERSATION, before.conversations, tables.conversations, changes);
  for (const [id, messages] of tables.messages) {
    if (messages.length === 0 || !tables.conversations.has(id) || newestAt(tables.conversations.get(id)) < since) continue;
    const [was, is] = [before.loaded.has(id), tables.loaded.has(id)];
    const kept = before.messages.get(id);
    const isWhole = !is || (before.complete.has(id) === tables.complete.has(id) && before.wholeFrom.get(id) === tables.wholeFrom.get(id));
    if (was === is && isWhole && kept !== undefined && areSame(kept, messages)) continue;
    // What the disk has of a thread that nobody looks at may be more than what came of it by the way.
    const isLess = !is && kept !== undefined && kept.length > messages.length;
    if (!isLess || was) put(changes, THREAD + id, threadValue(isLess ? before : tables, id, is ? generation : 0));
  }
  return changes;
}

/** What the disk has once they are written: the tables, and more of threads that are still listed. */
export function withKept(before: Tables, tables: Tables): Tables {
  const messages = new Map(tables.messages);
  const loaded = new Set(tables.loaded);
  for (const [id, kept] of before.messages) {
    const own = messages.get(id);
    if (!tables.conversations.has(id) || loaded.has(id) || (own !== undefined && own.length >= kept.length)) continue;
    messages.set(id, kept);
    if (own === undefined && before.loaded.has(id)) loaded.add(id);
  }
  return { ...tables, messages, loaded };
}

/** Rows that are the same object as before have not changed; the others are looked at. */
function compare(kind: string, before: ReadonlyMap<string, object>, after: ReadonlyMap<string, object>, changes: Map<string, CacheChange>): void {
  if (before === after) return;
  for (const [id, row] of after) if (!isSame(before.get(id), row)) put(changes, kind + id, row);
  for (const id of before.keys()) {
    if (after.has(id)) continue;
    changes.set(kind + id, null);
    if (kind === CONVERSATION) changes.set(THREAD + id, null);
  }
}

function isSame(before: unknown, after: unknown): boolean {
  return before === after || (before !== undefined && JSON.stringify(before) === JSON.stringify(after));
}

/** Most of a thread is the same objects as before. */
function areSame(before: readonly object[], after: readonly object[]): boolean {
  return before === after || (before.length === after.length && after.every((row, i) => isSame(before[i], row)));
}

function put(changes: Map<string, CacheChange>, key: string, value: object): void {
  const size = sizeOf({ key, value }) + SIZE_LENGTH;
  changes.set(key, { value: key.startsWith(THREAD) ? { ...value, size } : value, size });
}
