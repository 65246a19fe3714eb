import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createChance } from '../../chance.ts';
import { nextSequence } from '../../platform/change-log.ts';
import { createPlatform } from '../../platform/create-platform.ts';
import { appendMessage, nextPosition, updateThread } from '../../platform/update-thread.ts';
import { restart } from './restart.ts';

const START = 1_790_000_000_000;
const now = START + 5_000;
const chance = createChance(42);
const fresh = createPlatform({ seed: 42, scenario: { version: 1, name: 'calm', title: 'All is well.', rules: [] }, account: 'mei', startedAt: START });
const thread = fresh.threads.list[0];
assert.ok(thread !== undefined);
const message = { id: 'm', conversationId: thread.conversation.id, key: null, direction: 'in', kind: 'text', text: 'Hi', position: nextPosition(thread), at: START, receipt: 'delivered' } as const;
const state = updateThread(fresh, appendMessage(thread, message, {}), message);
const moment = { now, closesAt: null, draw: () => 0.5, state, chance, concerns: () => true };

describe('server.restart', () => {
  test('SIM-7.11 the server forgets its cursors, and nothing else', () => {
    const after = restart.apply({}, moment);
    assert.ok(after !== null);
    assert.notEqual(after.epoch, state.epoch);
    assert.equal(after.restartedAt, now);
    assert.equal(after.log.entries.length, 0);
    assert.equal(nextSequence(after.log), nextSequence(state.log), 'no number stands for two changes');
    const { epoch, log, restartedAt } = state;
    assert.deepEqual({ ...after, epoch, log, restartedAt }, state);
  });

  test('SIM-7.11 two restarts are two epochs', () => {
    const once = restart.apply({}, moment);
    assert.ok(once !== null);
    const twice = restart.apply({}, { ...moment, state: once, now: now + 1 });
    assert.notEqual(twice?.epoch, once.epoch);
  });

  test('SIM-7.11 with keepCursors it knows them still', () => {
    assert.deepEqual(restart.apply({ keepCursors: true }, moment), { ...state, restartedAt: now });
  });

  test('SIM-7.11 it is down for 2 s unless said otherwise, and what is on its way breaks', () => {
    assert.equal(restart.downMs?.({}), 2_000);
    assert.equal(restart.downMs?.({ down: '1m' }), 60_000);
    assert.equal(restart.downMs?.({ down: '0s' }), 0);
    assert.equal(restart.cutsReplies, true);
  });
});
