import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { recipientReasons } from '../hindrance.ts';
import { refuse } from './refuse.ts';

const offer = { now: 1_000, closesAt: null, draw: () => 0.5, text: 'Hi', takenWithin: () => 0, dayEndsAt: 86_400_000 };

describe('faults of the recipient', () => {
  for (const why of recipientReasons) {
    test(`SIM-7.6 recipient.refuse bars the conversation: ${why}`, () => {
      assert.deepEqual(refuse.apply({ why }, offer), { kind: 'recipient', why, until: null });
      assert.deepEqual(refuse.apply({ why }, { ...offer, closesAt: 5_000 }), { kind: 'recipient', why, until: 5_000 });
    });
  }

  test('SIM-7.6 recipient.refuse stands against the conversation', () => {
    assert.deepEqual([refuse.stands, refuse.phase({})], ['conversation', 'after-arrival']);
  });
});
