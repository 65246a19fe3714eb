import type { Connection, Rung, SyncNews, SyncStanding } from '@cs-inbox/core';
import { HistoryPage, parse, type SyncCursor, SyncPage } from '@cs-inbox/protocol';
import { isObject, VERSION } from './tab-message.ts';

/** What the tabs of one account tell each other of receiving. */
export type SyncMessage =
  /** What the tab that asks the backend has taken over, under which leadership. */
  | ({ readonly type: 'synced'; readonly epoch: number } & SyncNews)
  | { readonly type: 'standing'; readonly epoch: number; readonly standing: SyncStanding }
  /** The newest stretch of a thread, for the tab that keeps the disk. */
  | { readonly type: 'thread'; readonly cursor: SyncCursor | null; readonly page: HistoryPage }
  /** A person has asked for everything anew. */
  | { readonly type: 'retry-sync' }
  /** Said of sending, see `TabMessage`: whoever asks for all says how it stands. */
  | { readonly type: 'hello' | 'ask' };

export function syncToWire(message: SyncMessage): unknown {
  return { ...message, v: VERSION };
}

/** What another tab has said, or null where it speaks another version, nonsense, or of something else. */
export function syncFromWire(heard: unknown): SyncMessage | null {
  if (!isObject(heard)) return null;
  if (heard['type'] === 'hello' || heard['type'] === 'ask') return { type: heard['type'] };
  if (heard['v'] !== VERSION) return null;
  const { cursor, epoch, from, page, pages, standing, type } = heard;
  if (type === 'retry-sync') return { type };
  if (type === 'thread') {
    const read = parse(HistoryPage, page);
    return read.ok && isCursor(cursor) ? { type, cursor, page: read.value } : null;
  }
  if (typeof epoch !== 'number') return null;
  if (type === 'standing') return isStanding(standing) ? { type, epoch, standing } : null;
  if (type !== 'synced' || !isCursor(from) || !Array.isArray(pages)) return null;
  const read: SyncPage[] = [];
  for (const one of pages) {
    const parsed = parse(SyncPage, one);
    if (!parsed.ok) return null;
    read.push(parsed.value);
  }
  return { type, epoch, from, pages: read };
}

function isCursor(value: unknown): value is SyncCursor | null {
  return value === null || typeof value === 'string';
}

/** The times that each state of the connection has. */
const times = {
  offline: ['since'],
  settling: ['since', 'lostSince', 'stableAt'],
  connecting: ['since'],
  live: ['provenAt'],
  polling: ['provenAt'],
  ended: ['since'],
} as const satisfies Record<Connection['state'], readonly string[]>;
const timesOf: ReadonlyMap<unknown, readonly string[]> = new Map(Object.entries(times));

const rungs: ReadonlySet<unknown> = new Set<Rung>(['incremental', 'full', 'manual']);

function isStanding(value: unknown): value is SyncStanding {
  if (!isObject(value)) return false;
  const { askAt, connection, cursor, failures, freshAt, rung, triedByHand, why } = value;
  return isConnection(connection) && rungs.has(rung) && typeof failures === 'number' && typeof why === 'string' && isTime(askAt) && typeof triedByHand === 'boolean' && isTime(freshAt) && isCursor(cursor);
}

function isConnection(value: unknown): boolean {
  if (!isObject(value)) return false;
  const named = timesOf.get(value['state']);
  return named !== undefined && named.every((name) => typeof value[name] === 'number') && isTime(value['lostSince'] ?? null);
}

function isTime(value: unknown): boolean {
  return value === null || typeof value === 'number';
}
