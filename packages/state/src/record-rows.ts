import { causes, type OutboxEntry, type SendAttempt } from '@cs-inbox/core';
import type { MessageKey, StoreId } from '@cs-inbox/protocol';
import type { FailureCase } from './failure-case.ts';
import type { FailureRecord } from './failure-record.ts';
import type { Row } from './ports.ts';
import { isObject } from './tab-message.ts';

const RECORD = 'log:';
const CASE = `${RECORD}case:`;
const SENT = `${RECORD}sent:`;
const SUM = `${RECORD}sum:`;
const TWICE = `${RECORD}twice:`;
/** How long a slot of the record is, ms. */
export const SLOT_MS = 1_800_000;
const RETRIES_MAX = 50;

export const isRecordKey = (key: string): boolean => key.startsWith(RECORD);
export const slotOf = (at: number): number => Math.floor(at / SLOT_MS);
export const caseRowKey = (key: MessageKey): string => CASE + key;
export const sumRowKey = (slot: number): string => SUM + slot;

/** A message that the backend has: one row of its own, so that it counts once however often it is written. */
export function sentRow(key: MessageKey, storeId: StoreId, at: number): Row {
  return { key: SENT + key, value: { v: 1, storeId, at } };
}

export function caseRow(of: FailureCase): Row {
  return { key: caseRowKey(of.key), value: { v: 1, ...of } };
}

export function sumRow(slot: number, counts: ReadonlyMap<StoreId, number>): Row {
  return { key: sumRowKey(slot), value: { v: 1, counts: [...counts] } };
}

/** The backend has told of a message under two ids. */
export function twiceRow(key: MessageKey, at: number): Row {
  return { key: TWICE + key, value: { v: 1, at } };
}

type Tried = Pick<OutboxEntry, 'key' | 'conversationId' | 'storeId' | 'buyerName' | 'createdAt' | 'attempts'>;

/** What is to be kept of a message, or null where its first attempt has reached the buyer, or may have, or never left. */
export function caseOf({ key, conversationId, storeId, buyerName, createdAt, attempts }: Tried, end: FailureCase['end'], endAt: number | null): FailureCase | null {
  const left = attempts.filter(({ outcome }) => outcome !== 'unreached');
  // One that nobody has heard of since, but for the last, was lost.
  const failed = left.filter(({ outcome }, i) => outcome === 'refused' || outcome === 'unknown' || (outcome === null && i < left.length - 1));
  const [first, last] = [failed[0], failed.at(-1)];
  if (first === undefined || last === undefined) return null;
  const again = left.filter(({ number }, i) => i > 0 || number > 1).slice(-RETRIES_MAX);
  const retries = again.map(({ departedAt, trigger, by, reason, outcome }, i) => ({
    at: departedAt,
    trigger: trigger === 'first' ? ('reconnect' as const) : trigger,
    by,
    reason,
    arrived: end === 'arrived' && i === again.length - 1 ? true : outcome === 'accepted' ? true : outcome === 'refused' ? false : null,
  }));
  return {
    key, conversationId, storeId, buyerName, createdAt, failedAt: first.endedAt ?? first.departedAt, cause: causeOf(first), lastCause: causeOf(last),
    code: last.code, requestId: last.requestId, retries, end, endAt,
  };
}

function causeOf({ cause }: SendAttempt): FailureCase['cause'] {
  return cause ?? 'network';
}

interface Timed {
  readonly row: string;
  /** ms since the epoch. */
  readonly at: number;
}

interface Sent extends Timed {
  readonly storeId: StoreId;
}

/** What the rows of the record say. */
export interface RecordRows {
  readonly cases: ReadonlyMap<MessageKey, FailureCase>;
  readonly sent: readonly Sent[];
  /** What was told of twice. */
  readonly twice: readonly Timed[];
  readonly sums: ReadonlyMap<number, ReadonlyMap<StoreId, number>>;
  /** Keys of rows that cannot be read, to be left alone. */
  readonly unread: readonly string[];
}

export function readRecordRows(rows: readonly Row[]): RecordRows {
  const cases = new Map<MessageKey, FailureCase>();
  const [sent, twice]: [Sent[], Timed[]] = [[], []];
  const sums = new Map<number, ReadonlyMap<StoreId, number>>();
  const unread: string[] = [];
  for (const { key, value } of rows) {
    const row = isObject(value) && value['v'] === 1 ? value : {};
    const { at, counts, storeId } = row;
    const slot = Number(key.slice(SUM.length));
    if (key.startsWith(CASE) && isCase(row) && caseRowKey(row.key) === key) cases.set(row.key, row);
    else if (key.startsWith(SENT) && isTime(at) && typeof storeId === 'string') sent.push({ row: key, storeId, at });
    else if (key.startsWith(TWICE) && isTime(at)) twice.push({ row: key, at });
    else if (key.startsWith(SUM) && isTime(slot) && sumRowKey(slot) === key && isCounts(counts)) sums.set(slot, new Map(counts));
    else if (isRecordKey(key)) unread.push(key);
  }
  return { cases, sent, twice, sums, unread };
}

/** By half hours and stores, whichever rows they stand in. */
export function sentOf({ sent, sums }: Pick<RecordRows, 'sent' | 'sums'>): FailureRecord['sent'] {
  const all = new Map([...sums].map(([slot, counts]) => [slot, new Map(counts)]));
  for (const one of sent) addSent(all, one);
  return [...all].sort(([a], [b]) => a - b).flatMap(([slot, counts]) => [...counts].sort().map(([storeId, count]) => ({ slot, storeId, count })));
}

/** Counts one more. @returns in which half hour */
export function addSent(all: Map<number, Map<StoreId, number>>, { at, storeId }: Pick<Sent, 'at' | 'storeId'>): number {
  const slot = slotOf(at);
  const counts = all.get(slot) ?? new Map<StoreId, number>();
  all.set(slot, counts.set(storeId, (counts.get(storeId) ?? 0) + 1));
  return slot;
}

function isTime(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function isCounts(counts: unknown): counts is readonly (readonly [StoreId, number])[] {
  return Array.isArray(counts) && counts.every((pair) => Array.isArray(pair) && typeof pair[0] === 'string' && Number.isSafeInteger(pair[1]));
}

function isCase(value: Record<string, unknown>): value is Record<string, unknown> & FailureCase {
  const { cause, end, endAt, lastCause, retries } = value;
  return (
    ['key', 'conversationId', 'storeId', 'buyerName', 'code', 'requestId'].every((field) => typeof value[field] === 'string') &&
    [cause, lastCause].every((why) => typeof why === 'string' && Object.hasOwn(causes, why)) &&
    [null, 'arrived', 'gone', 'blocked'].some((known) => known === end) &&
    ['createdAt', 'failedAt'].every((field) => isTime(value[field])) &&
    (endAt === null || isTime(endAt)) &&
    Array.isArray(retries) &&
    retries.every((retry) => isObject(retry) && isTime(retry['at']) && ['trigger', 'by', 'reason'].every((field) => typeof retry[field] === 'string'))
  );
}
