import assert from 'node:assert/strict';
import test from 'node:test';
import { Store } from '@cs-inbox/protocol';
import * as v from 'valibot';
import type { Scenario } from '../scenario/scenario.ts';
import { createPlatform } from './create-platform.ts';

/** What the backend tells of the paces of Shopee and Lazada stores. */
function paces(platforms: NonNullable<Scenario['platforms']>) {
  const scenario = { version: 1, name: 'paces', title: 'Some stores are slow.', platforms, rules: [] } as const;
  const { stores } = createPlatform({ seed: 1, scenario, account: 'mei', startedAt: 0 });
  const paceOf = (platform: string) => v.parse(Store, stores.find((store) => store.platform === platform)).pace;
  return [paceOf('shopee'), paceOf('lazada')];
}

test('SIM-1.20 a store tells its pace where the scenario says it', () => {
  assert.deepEqual(paces({ shopee: { rate: { limit: 5, per: '1s' } } }), [{ messages: 5, everyMs: 1_000 }, undefined]);
});

test('SIM-1.20 what is only assumed of a platform is not told: it is found out by being throttled', () => {
  assert.deepEqual(paces({ shopee: {}, lazada: { dailyQuota: { limit: 5, resetAt: '00:00+08:00' } } }), [undefined, undefined]);
});

test('SIM-1.20 a pace that the protocol has no figure for is not told either', () => {
  assert.deepEqual(paces({ shopee: { rate: { limit: 10_001, per: '1s' } }, lazada: { rate: { limit: 1, per: '25h' } } }), [undefined, undefined]);
});
