import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { retryAfterForms } from '../hindrance.ts';
import { dailyQuota } from './daily-quota.ts';
import { expireLogin } from './expire-login.ts';
import { forbid } from './forbid.ts';
import { throttle } from './throttle.ts';

const HOUR_MS = 3_600_000;
const now = 1_790_000_000_000;
const dayEndsAt = now + 7 * HOUR_MS;
const offer = { now, closesAt: null, draw: () => 0.5, text: 'Hi', takenWithin: () => 0, dayEndsAt };
const closing = { ...offer, closesAt: now + 6_000 };

describe('faults of a store', () => {
  test('SIM-7.5 what meets a store stands against the whole store, a lost login against all stores that share it', () => {
    assert.deepEqual([throttle, dailyQuota, forbid, expireLogin].map(({ stands }) => stands), ['store', 'store', 'store', 'login']);
    for (const { phase } of [throttle, dailyQuota, expireLogin, forbid]) assert.equal(phase({}), 'after-arrival');
  });

  test('SIM-7.5 store.throttle stands as long as its rule, or 20 s', () => {
    assert.deepEqual(throttle.apply({}, closing), { kind: 'throttled', until: now + 6_000, retryAfter: 'seconds' });
    assert.deepEqual(throttle.apply({}, offer), { kind: 'throttled', until: now + 20_000, retryAfter: 'seconds' });
  });

  for (const retryAfter of retryAfterForms) {
    test(`SIM-7.5 store.throttle says when to come again as ${retryAfter}`, () => {
      assert.deepEqual(throttle.apply({ retryAfter }, closing), { kind: 'throttled', until: now + 6_000, retryAfter });
    });
  }

  test('SIM-7.5 with a limit store.throttle waits until so many were taken within `per`, and stands as long', () => {
    const asked: number[] = [];
    const taken = (count: number) => (ms: number) => {
      asked.push(ms);
      return count;
    };
    const settings = { limit: 3, per: '10s' } as const;
    assert.equal(throttle.apply(settings, { ...offer, takenWithin: taken(2) }), null);
    assert.deepEqual(throttle.apply(settings, { ...offer, takenWithin: taken(3) }), { kind: 'throttled', until: now + 10_000, retryAfter: 'seconds' });
    assert.deepEqual(throttle.apply(settings, { ...closing, takenWithin: taken(3) }), { kind: 'throttled', until: now + 6_000, retryAfter: 'seconds' });
    assert.deepEqual(throttle.apply({ limit: 3 }, { ...offer, takenWithin: taken(4) }), { kind: 'throttled', until: now + 1_000, retryAfter: 'seconds' });
    assert.deepEqual(asked, [10_000, 10_000, 10_000, 1_000]);
  });

  test('SIM-7.5 store.daily-quota stands until its rule ends, or with the day of its platform', () => {
    assert.deepEqual(dailyQuota.apply({}, offer), { kind: 'quota', until: dayEndsAt });
    assert.deepEqual(dailyQuota.apply({}, closing), { kind: 'quota', until: now + 6_000 });
  });

  test('SIM-7.5 with a limit store.daily-quota counts what was taken since the day began, its first instant included', () => {
    const began = dayEndsAt - 24 * HOUR_MS;
    const takenAt = [began - 1, began, began + 5_000];
    const takenWithin = (ms: number) => takenAt.filter((at) => at > now - ms).length;
    assert.equal(dailyQuota.apply({ limit: 3 }, { ...offer, takenWithin }), null);
    assert.deepEqual(dailyQuota.apply({ limit: 2 }, { ...offer, takenWithin }), { kind: 'quota', until: dayEndsAt });
  });

  for (const status of [401, 403, 200] as const) {
    test(`SIM-7.5 store.expire-login ends the login with ${status}`, () => {
      assert.deepEqual(expireLogin.apply({ status }, offer), { kind: 'login', status });
    });
  }

  for (const why of ['ip', 'permission'] as const) {
    test(`SIM-7.5 store.forbid lets nobody in because of the ${why}, as long as its rule is open`, () => {
      assert.deepEqual(forbid.apply({ why }, offer), { kind: 'forbidden', why, until: null });
      assert.deepEqual(forbid.apply({ why }, closing), { kind: 'forbidden', why, until: now + 6_000 });
    });
  }
});
