import assert from 'node:assert/strict';
import test from 'node:test';
import { routes } from '@cs-inbox/protocol';
import { createChance } from '../chance.ts';
import { calm } from '../scenarios/calm.ts';
import { createWorld } from '../world/world.ts';
import { createPlatform } from './create-platform.ts';
import { ledger } from './ledger.ts';
import type { PlatformState } from './platform-state.ts';
import { step } from './step.ts';

const START = 1_790_000_000_000;
const chance = createChance(42);
const world = createWorld(42, START);
const platform = createPlatform({ seed: 42, scenario: { ...calm, traffic: { perMinute: 0 } }, account: 'mei', startedAt: START, world, syncPageSize: 200 });
const { id = '', storeId = '' } = world.threads[0]?.conversation ?? {};

/** @param operator who is signed in at the backend, '' for the platform's own account */
function send(state: PlatformState, account: string | undefined, operator: string, key = 'k1') {
  const body = JSON.stringify({ storeId, text: 'hello', ...(account === undefined ? {} : { account }) });
  const headers: Record<string, string> = operator === '' ? {} : { 'x-cs-operator': operator };
  const { state: after, answer } = step(state, { method: 'PUT', path: routes.send(id, key), body, headers }, START + 1_000, chance);
  return { after, status: answer.kind === 'reply' ? answer.status : 0, body: answer.kind === 'reply' ? answer.body : '' };
}

test('EMBED-2.21 a message of the operator who is signed in is taken, and so is one that names nobody', () => {
  for (const [account, operator] of [['mei', ''], ['kim', 'kim'], [undefined, ''], [undefined, 'kim']] as const) {
    const { after, status } = send(platform, account, operator);
    assert.deepEqual([status, ledger(after).length], [201, 1], `${account} ${operator}`);
  }
});

test('EMBED-2.21 a message of another operator is not taken, and the answer says who is signed in but not whether the key was ever taken', () => {
  for (const [account, operator] of [['mei', 'kim'], ['kim', '']] as const) {
    const { after, status, body } = send(platform, account, operator);
    const { account: echoed, code, committed } = JSON.parse(body) as { account: string; code: string; committed?: boolean };
    assert.deepEqual([status, echoed, code, committed, ledger(after).length], [403, operator === '' ? 'mei' : operator, 'other-account', undefined, 0]);
  }
});

test('EMBED-2.21 many retries of another operator are not taken either', () => {
  const { state, answer } = step({ ...platform, scenario: { ...platform.scenario, bulkRetry: true } }, { method: 'POST', path: routes.retries(), body: JSON.stringify({ keys: ['k1'], account: 'kim' }), headers: {} }, START + 1_000, chance);
  assert.ok(answer.kind === 'reply');
  const { account, code, committed } = JSON.parse(answer.body) as { account: string; code: string; committed?: boolean };
  assert.deepEqual([answer.status, account, code, committed, ledger(state).length], [403, 'mei', 'other-account', undefined, 0]);
});

test('EMBED-2.21 that holds for a key that was taken before, too', () => {
  const { after } = send(platform, 'mei', '');
  assert.equal(send(after, 'mei', 'kim').status, 403);
  assert.equal(send(after, 'mei', '').status, 200);
});
