import assert from 'node:assert/strict';
import test from 'node:test';
import { reloginRequestOf } from './relogin-request.ts';

const store = { storeId: 'shopee-my', platform: 'shopee', market: 'MY', name: 'Aster Home' };
const event = (detail: unknown) => new CustomEvent('cs-relogin', { detail });

test('DEMO-1.5 the page is asked by its own inbox, for one store', () => {
  assert.deepEqual(reloginRequestOf(event({ ...store, origin: 'here' })), store);
});

test('DEMO-1.5 what another tab asks for, or what names no store, opens nothing', () => {
  for (const detail of [null, 'shopee-my', {}, { ...store, origin: 'elsewhere' }, { ...store, name: 1 }]) {
    assert.equal(reloginRequestOf(event(detail)), null, JSON.stringify(detail));
  }
});
