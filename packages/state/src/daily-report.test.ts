import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { FailureCause } from '@cs-inbox/protocol';
import { dailyReport } from './daily-report.ts';
import type { FailureCase } from './failure-case.ts';
import type { FailureRecord } from './failure-record.ts';

const MINUTE_MS = 60_000;
const noon = Date.parse('2026-11-21T12:00:00Z');
const DAY_MS = 86_400_000;

let made = 0;
const caseOf = (change: Partial<FailureCase>): FailureCase => ({
  key: `k-${made++}`, conversationId: 'c', storeId: 's-1', buyerName: 'Buyer', createdAt: noon, failedAt: noon, cause: 'throttled', lastCause: 'throttled',
  code: '', requestId: '', retries: [], end: null, endAt: null, ...change,
});
const retry = (at: number, arrived: boolean | null, trigger: FailureCase['retries'][number]['trigger'] = 'manual') => ({ at, trigger, by: '', reason: '', arrived });
const recordOf = (cases: readonly FailureCase[], sent: FailureRecord['sent'] = []): FailureRecord => ({ cases, sent, lost: 0, doubled: 0 });
const slotOf = (at: number) => Math.floor(at / 1_800_000);
const report = (record: FailureRecord, at = noon, storeId: string | null = null) => dailyReport(record, at, 'UTC', storeId);

describe('dailyReport', () => {
  test('CHECK-2.1 a day without a record is all zero, and says so of lost and doubled too', () => {
    const day = report(recordOf([]));
    assert.deepEqual(
      [day.sent, day.failed, day.retried, day.arrived, day.waiting, day.never, day.lost, day.doubled, day.recovery, day.causes, day.hours, day.stores],
      [0, 0, 0, 0, 0, 0, 0, 0, null, [], [], []],
    );
  });

  test('CHECK-2.1 what was confirmed counts on the day of its half hour, by store', () => {
    const sent = [
      { slot: slotOf(noon), storeId: 's-1', count: 3 },
      { slot: slotOf(noon - DAY_MS), storeId: 's-1', count: 5 },
      { slot: slotOf(noon - 12 * 3_600_000), storeId: 's-2', count: 7 },
      { slot: slotOf(noon + 12 * 3_600_000), storeId: 's-2', count: 11 },
    ];
    const day = report(recordOf([], sent));
    assert.equal(day.sent, 10);
    assert.deepEqual(day.stores.map((store) => [store.storeId, store.sent]), [['s-1', 3], ['s-2', 7]]);
    assert.equal(report(recordOf([], sent), noon, 's-2').sent, 7);
  });

  test('CHECK-2.3 a message that failed first on this day has arrived, waits, or will not go, and is one of these only', () => {
    const day = report(
      recordOf([
        caseOf({ end: 'arrived', endAt: noon + DAY_MS }),
        caseOf({ end: 'gone', endAt: noon }),
        caseOf({ end: 'blocked', endAt: noon }),
        caseOf({}),
        caseOf({ lastCause: 'recipient' }),
        caseOf({ lastCause: 'content' }),
        caseOf({ lastCause: 'unknown' }),
        caseOf({ failedAt: noon - DAY_MS }),
        caseOf({ failedAt: noon + DAY_MS }),
      ]),
    );
    assert.deepEqual([day.failed, day.arrived, day.waiting, day.never], [7, 1, 2, 4]);
  });

  test('CHECK-2.4 retries count on the day on which they left, whenever their message failed', () => {
    const yesterday = caseOf({ failedAt: noon - DAY_MS, retries: [retry(noon - DAY_MS, false), retry(noon, false, 'automatic'), retry(noon + MINUTE_MS, true, 'bulk')] });
    const today = caseOf({ retries: [retry(noon, null), retry(noon + DAY_MS, true, 'reconnect')] });
    const day = report(recordOf([yesterday, today, caseOf({})]));
    assert.equal(day.retried, 2);
    assert.deepEqual(day.machine, { retries: 1, arrived: 0, vain: 1, open: 0 });
    assert.deepEqual(day.person, { retries: 2, arrived: 1, vain: 0, open: 1 });
    assert.deepEqual(report(recordOf([yesterday, today]), noon + DAY_MS).machine, { retries: 1, arrived: 1, vain: 0, open: 0 });
  });

  test('CHECK-2.4 the hours go from the first with a retry to the last, the empty ones between them too, by the clocks of the zone', () => {
    const at = (time: string) => Date.parse(`2026-11-21T${time}Z`);
    const of = caseOf({ retries: [retry(at('09:59:59'), true), retry(at('12:00:00'), false), retry(at('12:30:00'), null)] });
    const hours = report(recordOf([of])).hours.map(({ at: hour, retries, arrived, vain, open }) => [new Date(hour).toISOString().slice(11, 16), retries, arrived, vain, open]);
    assert.deepEqual(hours, [['09:00', 1, 1, 0, 0], ['10:00', 0, 0, 0, 0], ['11:00', 0, 0, 0, 0], ['12:00', 2, 0, 1, 1]]);
    const inKathmandu = dailyReport(recordOf([of]), noon, 'Asia/Kathmandu').hours.map(({ at: hour, retries }) => [new Date(hour).toISOString().slice(11, 16), retries]);
    assert.deepEqual(inKathmandu, [['09:15', 1], ['10:15', 0], ['11:15', 1], ['12:15', 1]]);
  });

  test('CHECK-2.5 causes are those of the first failure, most first; a store names its own main one', () => {
    const day = report(
      recordOf([
        caseOf({ cause: 'login', storeId: 's-2' }),
        caseOf({ cause: 'throttled', lastCause: 'login', storeId: 's-2' }),
        caseOf({ cause: 'throttled', end: 'arrived', endAt: noon }),
        caseOf({ cause: 'login', storeId: 's-2' }),
        caseOf({ cause: 'login' }),
      ]),
    );
    assert.deepEqual(day.causes, [
      { cause: 'login', failed: 3, arrived: 0, waiting: 3, never: 0 },
      { cause: 'throttled', failed: 2, arrived: 1, waiting: 1, never: 0 },
    ]);
    assert.deepEqual(day.stores.map(({ storeId, failed, main }) => [storeId, failed, main]), [
      ['s-2', 3, { cause: 'login', count: 2 }],
      ['s-1', 2, { cause: 'throttled', count: 1 }],
    ]);
  });

  test('CHECK-2.6 the time of recovery is one that a message took: that of the middle one, and of the one at 95 %', () => {
    const took = (minutes: number) => caseOf({ end: 'arrived', endAt: noon + minutes * MINUTE_MS });
    const of = (minutes: readonly number[]) => report(recordOf([...minutes.map(took), caseOf({}), caseOf({ end: 'gone', endAt: noon + DAY_MS })])).recovery;
    assert.deepEqual(of([3]), { median: 3 * MINUTE_MS, p95: 3 * MINUTE_MS });
    assert.deepEqual(of([9, 1, 5, 2]), { median: 2 * MINUTE_MS, p95: 9 * MINUTE_MS });
    assert.deepEqual(of(Array.from({ length: 100 }, (_, i) => 100 - i)), { median: 50 * MINUTE_MS, p95: 95 * MINUTE_MS });
    assert.deepEqual(of([]), null);
    assert.deepEqual(of([-5]), { median: 0, p95: 0 });
  });

  test('CHECK-2.7 of 2,000 messages over ten days each is on one day, and the parts of each day make its sums', () => {
    const rest = remainders(7);
    const stores = ['s-1', 's-2', 's-3'];
    const cases = Array.from({ length: 2_000 }, () => {
      const failedAt = noon - rest(10 * 86_400) * 1_000;
      const retries = Array.from({ length: rest(4) }, () => retry(failedAt + rest(86_400) * 1_000, [true, false, null][rest(3)] ?? null, (['manual', 'bulk', 'automatic', 'reconnect'] as const)[rest(4)]));
      const end = (['arrived', 'gone', 'blocked', null] as const)[rest(4)] ?? null;
      const cause = FailureCause.options[rest(FailureCause.options.length)] ?? 'unknown';
      return caseOf({ storeId: stores[rest(3)] ?? '', failedAt, retries, end, endAt: end && failedAt + 1_000, cause, lastCause: cause });
    });
    const sent = Array.from({ length: 300 }, () => ({ slot: slotOf(noon - rest(10 * 86_400) * 1_000), storeId: stores[rest(3)] ?? '', count: rest(20) }));
    const record = recordOf(cases, sent);
    const days = Array.from({ length: 13 }, (_, i) => report(record, noon - (i - 1) * DAY_MS));
    const sum = <One>(of: readonly One[], amount: (one: One) => number) => of.reduce((total, one) => total + amount(one), 0);
    assert.equal(sum(days, ({ failed }) => failed), cases.length);
    assert.equal(sum(days, (day) => day.sent), sum(sent, ({ count }) => count));
    assert.equal(sum(days, ({ machine, person }) => machine.retries + person.retries), sum(cases, ({ retries }) => retries.length));
    for (const day of days) {
      for (const part of ['failed', 'arrived', 'waiting', 'never'] as const) {
        assert.equal(sum(day.causes, (one) => one[part]), day[part]);
        assert.equal(sum(day.stores, (one) => one[part]), day[part]);
        assert.equal(sum(stores, (storeId) => report(record, day.from, storeId)[part]), day[part]);
      }
      assert.equal(day.arrived + day.waiting + day.never, day.failed);
      assert.equal(sum(day.hours, ({ retries }) => retries), day.machine.retries + day.person.retries);
      assert.equal(sum(day.stores, ({ retried }) => retried), day.retried);
    }
    assert.ok(days.filter(({ failed }) => failed > 100).length >= 9, 'the days are not empty');
  });
});

/** Numbers below a limit, the same ones on each run. */
function remainders(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}
