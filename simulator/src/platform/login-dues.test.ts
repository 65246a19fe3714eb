import assert from 'node:assert/strict';
import test from 'node:test';
import { createChance } from '../chance.ts';
import { calm } from '../scenarios/calm.ts';
import { advance } from './advance.ts';
import { command } from './command.ts';
import { createPlatform } from './create-platform.ts';
import type { PlatformState } from './platform-state.ts';

const START = 1_790_000_000_000;
const HOUR_MS = 3_600_000;
const chance = createChance(1);
const platform = () => createPlatform({ seed: 1, scenario: { ...calm, platforms: { shopee: { tokenLife: '4h' } } }, account: 'mei', startedAt: START });

function commanded(state: PlatformState, now: number, wanted: Parameters<typeof command>[1]): PlatformState {
  const done = command(state, wanted, now, chance);
  assert.ok(done.ok, JSON.stringify(done));
  return done.state;
}

test('SIM-4.5 of each store only the newest login is waited for, and that one ends', () => {
  const storeId = 'shopee-my';
  let state = platform();
  const logins = ({ due }: PlatformState) => due.filter(({ kind }) => kind === 'login').length;
  const before = logins(state);
  assert.ok(before > 0);
  for (let n = 1; n <= 100; n++) {
    state = commanded(state, START + 2 * n, { do: 'expire-login', storeId, status: 401 });
    state = commanded(state, START + 2 * n + 1, { do: 'log-in', storeId });
  }
  assert.equal(logins(state), before);
  const loginAt = (at: number) => advance(state, at, chance).stores.find(({ id }) => id === storeId)?.login;
  assert.equal(loginAt(START + HOUR_MS), 'signed-in');
  assert.equal(loginAt(START + 5 * HOUR_MS), 'expired');
});
