import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { lazada } from './lazada.ts';
import { shopee } from './shopee.ts';
import { tiktokShop } from './tiktok-shop.ts';
import { withOverrides } from './with-overrides.ts';

const MINUTE_MS = 60_000;

describe("a scenario's own figures", () => {
  test('SIM-5.7 what a scenario does not name stays as it is known', () => {
    assert.deepEqual(withOverrides(lazada, {}), lazada);
    const { rate: _, ...others } = withOverrides(lazada, { rate: { limit: 3, per: '2s' } });
    const { rate: __, ...known } = lazada;
    assert.deepEqual(others, known);
  });

  test('SIM-5.7 a rate: its limit and time; the store is closed as long as before', () => {
    assert.deepEqual(withOverrides(lazada, { rate: { limit: 3, per: '2s' } }).rate, {
      value: { limit: 3, perMs: 2_000, closesForMs: MINUTE_MS },
      source: 'scenario',
    });
  });

  test('SIM-5.7 a rate over a longer time closes the store for that time', () => {
    assert.equal(withOverrides(shopee, { rate: { limit: 100, per: '5m' } }).rate.value.closesForMs, 5 * MINUTE_MS);
  });

  test('SIM-5.7 the day begins where its zone says, in minutes of UTC', () => {
    const minutes = { '00:00Z': 0, '00:00+00:00': 0, '00:00+08:00': 960, '08:00+08:00': 0, '23:59Z': 1_439, '23:30-05:45': 315, '00:00-14:59': 899, '00:00+14:59': 541, '09:15+05:30': 225 };
    for (const [resetAt, resetMinute] of Object.entries(minutes)) {
      assert.deepEqual(withOverrides(shopee, { dailyQuota: { limit: 5, resetAt } }).dailyQuota, { value: { limit: 5, resetMinute }, source: 'scenario' }, resetAt);
    }
  });

  test('SIM-5.7 a login: the warning comes as long before as it is known, but not before its last quarter', () => {
    assert.deepEqual(withOverrides(shopee, { tokenLife: '8h' }).login, { value: { lifeMs: 480 * MINUTE_MS, warningMs: 15 * MINUTE_MS }, source: 'scenario' });
    assert.deepEqual(withOverrides(shopee, { tokenLife: '20m' }).login.value, { lifeMs: 20 * MINUTE_MS, warningMs: 5 * MINUTE_MS });
    assert.deepEqual(withOverrides(lazada, { tokenLife: '1s' }).login.value, { lifeMs: 1_000, warningMs: 250 });
  });

  test('SIM-5.7 a time to reply holds in every market', () => {
    assert.deepEqual(withOverrides(tiktokShop, { replyWithin: '30m' }).replyWithinMs, { value: { '': 30 * MINUTE_MS }, source: 'scenario' });
  });

  test('SIM-5.7 the known profile itself never changes', () => {
    const before = structuredClone({ ...shopee, accepted: null, refused: null, codeOf: null });
    withOverrides(shopee, { rate: { limit: 1, per: '1s' }, dailyQuota: { limit: 1, resetAt: '12:00Z' }, tokenLife: '1m', replyWithin: '1m' });
    assert.deepEqual({ ...shopee, accepted: null, refused: null, codeOf: null }, before);
  });
});
