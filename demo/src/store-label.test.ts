import assert from 'node:assert/strict';
import test from 'node:test';
import { storeCondition } from './store-condition.ts';
import { storeLabel } from './store-label.ts';

test('DEMO-1.4 a store is named with its market and platform', () => {
  assert.equal(storeLabel({ name: 'Aster Home', market: 'MY', platform: 'shopee' }), 'Aster Home MY · Shopee');
  assert.equal(storeLabel({ name: 'Aster Living', market: 'VN', platform: 'tiktok-shop' }), 'Aster Living VN · TikTok Shop');
  assert.equal(storeLabel({ name: 'Other', market: 'DE', platform: 'elsewhere' }), 'Other DE · elsewhere');
});

test('DEMO-1.4 what stands against a store is told', () => {
  const time = (at: number) => `time ${at}`;
  assert.equal(storeCondition({ login: 'signed-in', throttledUntil: null }, time), 'logged in');
  assert.equal(storeCondition({ login: 'expired', throttledUntil: 7 }, time), 'login expired (401), throttled until time 7');
});
