import { climb, deliveries, type Delivery } from '../delivery/ladder.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import type { SendAttempt } from './send-attempt.ts';

/** Version of the row; a reader leaves newer rows alone. */
export const ROW_VERSION = 1;

export interface OutboxRow extends OutboxEntry {
  readonly v: number;
}

export function toRow(entry: OutboxEntry): OutboxRow {
  return { ...entry, v: ROW_VERSION };
}

/** What a row on the disk says, or why it is set aside. It is never deleted for that. */
export type ReadRow = { readonly ok: true; readonly entry: OutboxEntry } | { readonly ok: false; readonly why: string };

const held = new Set<Delivery>(deliveries.filter((delivery) => climb(delivery, 'accept') === 'sent' && delivery !== 'sent'));

const checks: Readonly<Record<keyof OutboxEntry, (value: unknown) => boolean>> = {
  key: isText,
  conversationId: isText,
  storeId: isText,
  buyerName: (value) => typeof value === 'string',
  text: isText,
  seq: isCount,
  createdAt: isCount,
  afterPosition: (value) => Number.isSafeInteger(value),
  delivery: (value) => held.has(value as Delivery),
  sendingSince: isCountOrNull,
  windowSince: isCountOrNull,
  attempts: isAttempts,
  attemptCount: isCount,
  unreached: isCount,
  lookUpsFailed: isCount,
  failure: isFailureOrNull,
  notBefore: isCountOrNull,
  planned: isPlannedOrNull,
  stopped: (value) => typeof value === 'boolean',
  newerAt: isCountOrNull,
  shuts: isFailureOrNull,
  replaces: (value) => value === null || isText(value),
  priorAttempts: isCount,
  hold: (value) => value === null || typeof value === 'string',
  consentAt: isCountOrNull,
  answeredAt: isCountOrNull,
  automaticAttempts: isCount,
  dailyAt: isCountOrNull,
};

const fields = Object.entries(checks);

/** What rows of former pages do not say yet. */
const unsaid = { planned: null, stopped: false, newerAt: null, shuts: null, replaces: null, priorAttempts: 0, hold: null, consentAt: null, answeredAt: null, automaticAttempts: 0, dailyAt: null };
const unsaidOfAttempts = { by: '', reason: '', cause: null, requestId: '' };

/** Parses what was loaded: a disk can hold anything. */
export function fromRow(row: unknown): ReadRow {
  if (!isObject(row)) return { ok: false, why: 'not an object' };
  if (!isCount(row['v']) || row['v'] === 0) return { ok: false, why: 'no version' };
  if ((row['v'] as number) > ROW_VERSION) return { ok: false, why: `version ${row['v']}, this page reads up to ${ROW_VERSION}` };
  const whole: Record<string, unknown> = { ...unsaid, unreached: row['unreached'] ?? unreachedOf(row['attempts']), ...row };
  for (const [field, fits] of fields) {
    if (!fits(whole[field])) return { ok: false, why: `field ${field} does not fit` };
  }
  const { v: _, ...entry } = whole as unknown as OutboxRow;
  return { ok: true, entry: Object.assign(entry, { attempts: entry.attempts.map((attempt) => ({ ...unsaidOfAttempts, ...attempt })) }) };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isCountOrNull(value: unknown): boolean {
  return value === null || isCount(value);
}

export function isAttempts(value: unknown): value is readonly SendAttempt[] {
  return Array.isArray(value) && value.every(isAttempt);
}

/** Rows of former pages say it of each attempt only. */
function unreachedOf(attempts: unknown): number {
  return isAttempts(attempts) ? attempts.filter(({ outcome }) => outcome === 'unreached').length : 0;
}

function isAttempt(value: unknown): boolean {
  return isObject(value) && isCount(value['number']) && isCount(value['departedAt']) && typeof value['trigger'] === 'string';
}

function isPlannedOrNull(value: unknown): boolean {
  return value === null || (isObject(value) && ['trigger', 'by', 'reason'].every((field) => typeof value[field] === 'string') && isFailureOrNull(value['failure']));
}

function isFailureOrNull(value: unknown): boolean {
  if (value === null) return true;
  return isObject(value) && typeof value['cause'] === 'string' && Array.isArray(value['words']) && typeof value['code'] === 'string';
}
