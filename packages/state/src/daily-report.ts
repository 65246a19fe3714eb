import { causes } from '@cs-inbox/core';
import type { FailureCause, StoreId } from '@cs-inbox/protocol';
import { type CalendarDay, calendarDay } from './calendar-day.ts';
import type { FailureCase } from './failure-case.ts';
import type { FailureRecord } from './failure-record.ts';

const HOUR_MS = 3_600_000;
const SLOT_MS = 1_800_000;

/** What became of messages that failed at first, up to when the record was read. */
export interface Fates {
  readonly failed: number;
  readonly arrived: number;
  readonly waiting: number;
  /** Given up, blocked, or of a kind that is never sent again. */
  readonly never: number;
}

/** What became of retries; `open`: not known yet. */
export interface RetryFates {
  readonly retries: number;
  readonly arrived: number;
  readonly vain: number;
  readonly open: number;
}

export interface StoreReport extends Fates {
  readonly storeId: StoreId;
  readonly sent: number;
  /** Messages that were retried on this day, whenever they failed. */
  readonly retried: number;
  /** Why most of them failed first, or null where none did. */
  readonly main: { readonly cause: FailureCause; readonly count: number } | null;
}

/** One day in numbers. The messages that failed first on it, the retries of it, and what the backend confirmed on it. */
export interface DailyReport extends CalendarDay, Omit<StoreReport, 'storeId' | 'main'> {
  /** Most first. */
  readonly causes: readonly (Fates & { readonly cause: FailureCause })[];
  /** From the first hour with a retry to the last one; `at` is ms since the epoch. */
  readonly hours: readonly (RetryFates & { readonly at: number })[];
  /** From the first failure to the arrival, ms: of half of those that arrived, and of 95 %; null where none did. */
  readonly recovery: { readonly median: number; readonly p95: number } | null;
  readonly machine: RetryFates;
  readonly person: RetryFates;
  /** Those that sent or failed, most failures first. */
  readonly stores: readonly StoreReport[];
  /** In the whole record, and of all stores. */
  readonly lost: number;
  readonly doubled: number;
}

/**
 * @param at an instant of the day, ms since the epoch
 * @param timeZone whose days are meant, by its IANA name; left out, that of this machine
 * @param storeId only of this store; null for all
 */
export function dailyReport(record: FailureRecord, at: number, timeZone?: string, storeId: StoreId | null = null): DailyReport {
  const day = calendarDay(at, timeZone);
  const isIn = (instant: number) => instant >= day.from && instant < day.to;
  const cases = record.cases.filter((one) => storeId === null || one.storeId === storeId);
  const failed = cases.filter((one) => isIn(one.failedAt));
  const retried = cases.filter((one) => one.retries.some((retry) => isIn(retry.at)));
  const sent = record.sent.filter((one) => (storeId === null || one.storeId === storeId) && isIn(one.slot * SLOT_MS));
  const retries = cases.flatMap((one) => one.retries.filter((retry) => isIn(retry.at)));
  const isMachine = ({ trigger }: Retry) => trigger === 'automatic' || trigger === 'reconnect';
  return {
    ...day,
    ...fatesOf(failed),
    sent: sumOf(sent),
    retried: retried.length,
    causes: byMost(grouped(failed, ({ cause }) => cause, (cause, of) => ({ cause, ...fatesOf(of) }))),
    hours: hoursOf(retries, day),
    recovery: recoveryOf(failed),
    machine: retryFatesOf(retries.filter(isMachine)),
    person: retryFatesOf(retries.filter((retry) => !isMachine(retry))),
    stores: storesOf(failed, retried, sent),
    lost: record.lost,
    doubled: record.doubled,
  };
}

type Retry = FailureCase['retries'][number];
type Sent = FailureRecord['sent'][number];

function fatesOf(cases: readonly FailureCase[]): Fates {
  const arrived = cases.filter(({ end }) => end === 'arrived').length;
  const waiting = cases.filter(({ end, lastCause }) => end === null && causes[lastCause].retry !== 'no').length;
  return { failed: cases.length, arrived, waiting, never: cases.length - arrived - waiting };
}

function retryFatesOf(retries: readonly Retry[]): RetryFates {
  const arrived = retries.filter((retry) => retry.arrived === true).length;
  const open = retries.filter((retry) => retry.arrived === null).length;
  return { retries: retries.length, arrived, vain: retries.length - arrived - open, open };
}

function hoursOf(retries: readonly Retry[], { from }: CalendarDay): DailyReport['hours'] {
  const hours = new Map(grouped(retries, ({ at }) => Math.floor((at - from) / HOUR_MS), (hour, of) => [hour, retryFatesOf(of)] as const));
  if (hours.size === 0) return [];
  const first = Math.min(...hours.keys());
  return Array.from({ length: Math.max(...hours.keys()) - first + 1 }, (_, i) => ({
    at: from + (first + i) * HOUR_MS,
    ...(hours.get(first + i) ?? retryFatesOf([])),
  }));
}

/** By the nearest rank: a time that one of them really took. */
function recoveryOf(cases: readonly FailureCase[]): DailyReport['recovery'] {
  const took = cases.flatMap(({ end, endAt, failedAt }) => (end === 'arrived' && endAt !== null ? [Math.max(0, endAt - failedAt)] : [])).sort((a, b) => a - b);
  const rank = (share: number) => took[Math.ceil(share * took.length) - 1];
  const [median, p95] = [rank(0.5), rank(0.95)];
  return median === undefined || p95 === undefined ? null : { median, p95 };
}

function storesOf(failed: readonly FailureCase[], retried: readonly FailureCase[], sent: readonly Sent[]): readonly StoreReport[] {
  const byStore = <One extends { readonly storeId: StoreId }>(of: readonly One[]) => new Map(grouped(of, ({ storeId }) => storeId, (id, ones) => [id, ones] as const));
  const [failures, retries, sends] = [byStore(failed), byStore(retried), byStore(sent)];
  const ids = [...new Set([...failures.keys(), ...retries.keys(), ...sends.keys()])];
  return byMost(
    ids.map((storeId) => {
      const of = failures.get(storeId) ?? [];
      const [main = null] = byMost(grouped(of, ({ cause }) => cause, (cause, { length }) => ({ cause, failed: length })));
      return {
        storeId,
        sent: sumOf(sends.get(storeId) ?? []),
        ...fatesOf(of),
        retried: retries.get(storeId)?.length ?? 0,
        main: main && { cause: main.cause, count: main.failed },
      };
    }),
  );
}

function sumOf(sent: readonly Sent[]): number {
  return sent.reduce((sum, { count }) => sum + count, 0);
}

/** What is made of each group, in the order in which the groups are met. */
function grouped<One, Key, Made>(of: readonly One[], keyOf: (one: One) => Key, make: (key: Key, ones: readonly One[]) => Made): Made[] {
  const groups = new Map<Key, One[]>();
  for (const one of of) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups].map(([key, ones]) => make(key, ones));
}

function byMost<One extends { readonly failed: number }>(of: readonly One[]): readonly One[] {
  return of.toSorted((a, b) => b.failed - a.failed);
}
