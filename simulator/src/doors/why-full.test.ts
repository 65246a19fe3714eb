import assert from 'node:assert/strict';
import test from 'node:test';
import { createPlatform } from '../platform/create-platform.ts';
import type { PlatformState } from '../platform/platform-state.ts';
import { calm } from '../scenarios/calm.ts';
import { whyFull } from './why-full.ts';

const fresh = createPlatform({ seed: 1, scenario: calm, account: 'mei', startedAt: 1_790_000_000_000 });
const holding = (attempts: number, logins: number, written: number): PlatformState => ({
  ...fresh,
  attempts: { shared: [], length: attempts },
  logins: { shared: [], length: logins },
  traffic: { ...fresh.traffic, written },
});

test('SIM-4.5 a simulator is full with 500,000 attempts, changes of a login and messages of buyers together', () => {
  for (const [attempts, logins, written] of [[500_000, 0, 0], [0, 500_000, 0], [0, 0, 500_000], [200_000, 200_000, 100_000]] as const) {
    assert.match(whyFull(holding(attempts, logins, written), 0, null) ?? '', /500000 attempts, changes of a login and messages.*Reset the simulator/u);
  }
  assert.equal(whyFull(holding(200_000, 200_000, 99_999), 0, null), null);
});

test('SIM-4.4 a disk is full with its last row', () => {
  assert.match(whyFull(fresh, 20_000, 20_000) ?? '', /keeps 20000 changes/u);
  assert.equal(whyFull(fresh, 19_999, 20_000), null);
});
