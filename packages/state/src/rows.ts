import { type Arrived, type ArrivedOnes, fromRow, isAttempts, type OutboxEntry, toRow } from '@cs-inbox/core';
import type { ConversationId, MessageKey, StoreId } from '@cs-inbox/protocol';
import type { StoredDraft } from './drafts.ts';
import type { Row } from './ports.ts';

const OUT = 'out:';
const DRAFT = 'draft:';
const ARRIVED = 'arrived:';
const PAUSED = 'paused';

/** What the outbox left on the disk. */
export interface OutboxRows {
  readonly entries: readonly OutboxEntry[];
  readonly paused: ReadonlySet<StoreId>;
  readonly arrived: ArrivedOnes;
}

/** What the rows of a disk say. Rows that cannot be read stay where they are and are counted. */
export interface ReadRows {
  readonly outbox: OutboxRows;
  readonly drafts: ReadonlyMap<ConversationId, StoredDraft>;
  readonly quarantined: readonly { readonly key: string; readonly why: string }[];
}

export const outRowKey = (key: MessageKey): string => OUT + key;
export const draftRowKey = (conversationId: ConversationId): string => DRAFT + conversationId;
export const arrivedRowKey = (key: MessageKey): string => ARRIVED + key;

export function outRow(entry: OutboxEntry): Row {
  return { key: outRowKey(entry.key), value: toRow(entry) };
}

export function draftRow(conversationId: ConversationId, { text, replaces }: StoredDraft): Row {
  return { key: draftRowKey(conversationId), value: { v: 1, text, ...(replaces === null ? {} : { replaces }) } };
}

export function pausedRow(stores: ReadonlySet<StoreId>): Row {
  return { key: PAUSED, value: { v: 1, stores: [...stores] } };
}

export function arrivedRow(key: MessageKey, arrived: Arrived): Row {
  return { key: arrivedRowKey(key), value: { v: 1, ...arrived } };
}

export function readRows(rows: readonly Row[]): ReadRows {
  const entries: OutboxEntry[] = [];
  const drafts = new Map<ConversationId, StoredDraft>();
  const arrived: [MessageKey, Arrived][] = [];
  let paused: ReadonlySet<StoreId> = new Set();
  const quarantined: { key: string; why: string }[] = [];
  for (const { key, value } of rows) {
    if (key.startsWith(OUT)) {
      const read = fromRow(value);
      if (read.ok && outRowKey(read.entry.key) === key) entries.push(read.entry);
      else quarantined.push({ key, why: read.ok ? 'row of another key' : read.why });
    } else if (key.startsWith(DRAFT)) {
      const draft = readDraft(value);
      if (draft === null) quarantined.push({ key, why: 'not a draft' });
      else drafts.set(key.slice(DRAFT.length), draft);
    } else if (key.startsWith(ARRIVED)) {
      if (isArrived(value)) arrived.push([key.slice(ARRIVED.length), value]);
      else quarantined.push({ key, why: 'not an arrival' });
    } else if (key === PAUSED) {
      if (isPaused(value)) paused = new Set(value.stores);
      else quarantined.push({ key, why: 'not a list of stores' });
    }
  }
  arrived.sort(([, a], [, b]) => a.at - b.at);
  return { outbox: { entries, paused, arrived: new Map(arrived) }, drafts, quarantined };
}

function isPaused(value: unknown): value is { readonly stores: readonly StoreId[] } {
  return isRow(value) && Array.isArray(value['stores']) && value['stores'].every((id) => typeof id === 'string');
}

function isArrived(value: unknown): value is Arrived {
  return isRow(value) && typeof value['attempts'] === 'number' && typeof value['at'] === 'number' && isAttempts(value['history']);
}

function isRow(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && 'v' in value && value.v === 1;
}

function readDraft(value: unknown): StoredDraft | null {
  if (typeof value !== 'object' || value === null || !('text' in value) || !('v' in value) || value.v !== 1) return null;
  if (typeof value.text !== 'string') return null;
  return { text: value.text, replaces: 'replaces' in value && typeof value.replaces === 'string' ? value.replaces : null };
}
