import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fail } from './fail.ts';
import { lateReceipts } from './late-receipts.ts';
import { unknownCode } from './unknown-code.ts';

const common = { now: 1_000, closesAt: null, draw: () => 0.5, text: 'Hi' };
const offer = { ...common, takenWithin: () => 0, dayEndsAt: 86_400_000 };

describe('faults of the platform', () => {
  for (const status of [500, 502, 503, 504] as const) {
    test(`SIM-7.7 platform.fail refuses one message with ${status}, or all until its rule ends`, () => {
      assert.deepEqual(fail.apply({ status }, offer), { kind: 'outage', status, until: null, retryAfter: false });
      assert.deepEqual(fail.apply({ status, retryAfter: true }, { ...offer, closesAt: 9_000 }), { kind: 'outage', status, until: 9_000, retryAfter: true });
    });
  }

  test('SIM-7.7 platform.fail is a 503 without a word on when, unless said otherwise', () => {
    assert.deepEqual(fail.apply({}, offer), { kind: 'outage', status: 503, until: null, retryAfter: false });
    assert.equal(fail.phase({}), 'after-arrival');
  });

  test('SIM-7.7 platform.unknown-code refuses with the code that it is given', () => {
    assert.deepEqual(unknownCode.apply({ code: 'E-4711' }, offer), { kind: 'unknown', code: 'E-4711', retryable: false });
    assert.deepEqual(unknownCode.apply({ code: 'E-4711', retryable: true }, offer), { kind: 'unknown', code: 'E-4711', retryable: true });
  });

  test('SIM-7.7 platform.late-receipts puts the receipts of a message off', () => {
    assert.deepEqual(lateReceipts.apply({ by: '2m' }, common), { kind: 'late-receipts', byMs: 120_000 });
    assert.equal(lateReceipts.phase({ by: '2m' }), 'after-commit');
  });
});
