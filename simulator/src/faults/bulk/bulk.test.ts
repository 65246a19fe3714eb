import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as v from 'valibot';
import { partial } from './partial.ts';

const moment = { now: 1_000, closesAt: null, draw: () => 0.5 };

describe('faults of bulk requests', () => {
  test('SIM-7.10 bulk.partial lets a share of the messages through, half of them unless said otherwise', () => {
    assert.deepEqual(partial.apply({}, moment), { share: 0.5, others: 'refused' });
    assert.deepEqual(partial.apply({ share: 0, others: 'missing' }, moment), { share: 0, others: 'missing' });
    assert.deepEqual(partial.answersTo, ['bulk-retry']);
  });

  test('SIM-7.10 a share lies between 0 and 1', () => {
    const fits = (share: number) => v.is(v.strictObject(partial.settings), { share });
    assert.deepEqual([0, 0.3, 1, -0.1, 1.1].map(fits), [true, true, true, false, false]);
  });
});
