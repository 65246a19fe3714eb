import assert from 'node:assert/strict';
import test from 'node:test';
import { sampleMessage } from '../../../../test/support/node/sample-message.ts';
import { isAccount, isExpected } from './expected.ts';

test('EMBED-2.2 an answer was given to us where it echoes our account, or where the host names none', () => {
  assert.deepEqual([isAccount('mei', 'mei'), isAccount('kim', 'mei'), isAccount('Mei', 'mei')], [true, false, false]);
  assert.deepEqual([isAccount('mei', null), isAccount('null', null)], [true, true]);
});

test('EMBED-2.2 a message is the one that was sent where key, conversation and direction fit', () => {
  const expected = { account: 'mei', conversationId: 'c1', key: 'k1' };
  assert.equal(isExpected(sampleMessage({ key: 'k1' }), expected), true);
  for (const change of [{ key: 'k2' }, { key: null }, { conversationId: 'c2' }, { direction: 'in' as const }]) {
    assert.equal(isExpected(sampleMessage({ key: 'k1', ...change }), expected), false);
  }
});
