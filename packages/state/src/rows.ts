import { type Arrived, type ArrivedOnes, fromRow, isAttempts, type OutboxEntry, type Place, type Places, type PutDraft, toRow } from '@cs-inbox/core';
import type { ConversationId, MessageKey, StoreId } from '@cs-inbox/protocol';
import type { StoredDraft } from './drafts.ts';
import type { Row } from './ports.ts';

const OUT = 'out:';
const DRAFT = 'draft:';
const BACK = 'back:';
const ARRIVED = 'arrived:';
const PLACE = 'place:';
const PAUSED = 'paused';

/** What the outbox left on the disk. */
export interface OutboxRows {
  readonly entries: readonly OutboxEntry[];
  readonly paused: ReadonlySet<StoreId>;
  readonly pauses: ReadonlyMap<StoreId, number>;
  readonly arrived: ArrivedOnes;
  readonly places: Places;
}

/** What the rows of a disk say. Rows that cannot be read stay where they are and are counted. */
export interface ReadRows {
  readonly outbox: OutboxRows;
  readonly drafts: ReadonlyMap<ConversationId, StoredDraft>;
  /** Texts of messages that were taken back and stand in no draft yet. */
  readonly backs: readonly PutDraft[];
  readonly quarantined: readonly { readonly key: string; readonly why: string }[];
}

export const outRowKey = (key: MessageKey): string => OUT + key;
export const draftRowKey = (conversationId: ConversationId): string => DRAFT + conversationId;
export const backRowKey = (key: MessageKey): string => BACK + key;
export const arrivedRowKey = (key: MessageKey): string => ARRIVED + key;
export const placeRowKey = (conversationId: ConversationId): string => PLACE + conversationId;

export function outRow(entry: OutboxEntry): Row {
  return { key: outRowKey(entry.key), value: toRow(entry) };
}

export function draftRow(conversationId: ConversationId, { text, replaces }: StoredDraft): Row {
  return { key: draftRowKey(conversationId), value: { v: 1, text, ...(replaces === null ? {} : { replaces }) } };
}

export function backRow({ key, conversationId, ...draft }: PutDraft): Row {
  const { value } = draftRow(conversationId, draft);
  return { key: backRowKey(key), value: { ...(value as object), conversationId } };
}

export function pausedRow(stores: ReadonlySet<StoreId>, times: ReadonlyMap<StoreId, number>): Row {
  return { key: PAUSED, value: { v: 1, stores: [...stores], times: [...times] } };
}

export function arrivedRow(key: MessageKey, arrived: Arrived): Row {
  return { key: arrivedRowKey(key), value: { v: 1, ...arrived } };
}

export function placeRow(conversationId: ConversationId, place: Place): Row {
  return { key: placeRowKey(conversationId), value: { v: 1, ...place } };
}

export function readRows(rows: readonly Row[]): ReadRows {
  const entries: OutboxEntry[] = [];
  const drafts = new Map<ConversationId, StoredDraft>();
  const arrived: [MessageKey, Arrived][] = [];
  const places: [ConversationId, Place][] = [];
  const backs: PutDraft[] = [];
  let paused: ReadonlySet<StoreId> = new Set();
  let pauses: ReadonlyMap<StoreId, number> = new Map();
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
    } else if (key.startsWith(BACK)) {
      const draft = readDraft(value);
      if (draft === null || !isOf(value)) quarantined.push({ key, why: 'not a text' });
      else backs.push({ ...draft, key: key.slice(BACK.length), conversationId: value.conversationId });
    } else if (key.startsWith(ARRIVED)) {
      if (isArrived(value)) arrived.push([key.slice(ARRIVED.length), value]);
      else quarantined.push({ key, why: 'not an arrival' });
    } else if (key.startsWith(PLACE)) {
      if (isPlace(value)) places.push([key.slice(PLACE.length), value]);
      else quarantined.push({ key, why: 'not a place' });
    } else if (key === PAUSED) {
      if (isPaused(value)) [paused, pauses] = [new Set(value.stores), new Map(value.times)];
      else quarantined.push({ key, why: 'not a list of stores' });
    }
  }
  arrived.sort(([, a], [, b]) => a.at - b.at);
  places.sort(([, a], [, b]) => a.seq - b.seq);
  return { outbox: { entries, paused, pauses, arrived: new Map(arrived), places: new Map(places) }, drafts, backs, quarantined };
}

function isOf(value: unknown): value is { readonly conversationId: ConversationId } {
  return isRow(value) && typeof value['conversationId'] === 'string';
}

function isPaused(value: unknown): value is { readonly stores: readonly StoreId[]; readonly times?: readonly (readonly [StoreId, number])[] } {
  return isRow(value) && (value['times'] === undefined || isTimes(value['times'])) && Array.isArray(value['stores']) && value['stores'].every((id) => typeof id === 'string');
}

/** Whether something is times by their stores, ms since the epoch. */
export function isTimes(times: unknown): times is readonly (readonly [StoreId, number])[] {
  return Array.isArray(times) && times.every((pair) => Array.isArray(pair) && typeof pair[0] === 'string' && Number.isSafeInteger(pair[1]));
}

function isArrived(value: unknown): value is Arrived {
  return isRow(value) && typeof value['attempts'] === 'number' && typeof value['at'] === 'number' && isAttempts(value['history']);
}

function isPlace(value: unknown): value is Place {
  return isRow(value) && Number.isSafeInteger(value['position']) && Number.isSafeInteger(value['seq']);
}

function isRow(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && 'v' in value && value.v === 1;
}

function readDraft(value: unknown): StoredDraft | null {
  if (typeof value !== 'object' || value === null || !('text' in value) || !('v' in value) || value.v !== 1) return null;
  if (typeof value.text !== 'string') return null;
  return { text: value.text, replaces: 'replaces' in value && typeof value.replaces === 'string' ? value.replaces : null };
}
