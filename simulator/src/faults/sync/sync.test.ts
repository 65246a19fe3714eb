import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { endless } from './endless.ts';
import { expireCursor } from './expire-cursor.ts';
import { fail } from './fail.ts';
import { poison } from './poison.ts';

const common = { now: 1_000, closesAt: null, draw: () => 0.5 };
const full = { ...common, mode: 'full' } as const;
const incremental = { ...common, mode: 'incremental' } as const;

describe('faults of a sync', () => {
  test('SIM-7.8 sync.fail concerns the kind of sync that it says', () => {
    const fails = (mode: 'incremental' | 'full' | 'any') => [fail.apply({ mode }, incremental) !== null, fail.apply({ mode }, full) !== null];
    assert.deepEqual(fails('incremental'), [true, false]);
    assert.deepEqual(fails('full'), [false, true]);
    assert.deepEqual(fails('any'), [true, true]);
  });

  test('SIM-7.8 sync.fail answers with its status, as a Problem or as a page', () => {
    assert.deepEqual(fail.apply({}, full), { kind: 'fails', status: 503, as: 'problem' });
    assert.deepEqual(fail.apply({ status: 502, as: 'html' }, full), { kind: 'fails', status: 502, as: 'html' });
  });

  test('SIM-7.8 sync.expire-cursor takes the meaning from a cursor, where there is one', () => {
    assert.deepEqual(expireCursor.apply({}, incremental), { kind: 'expired', how: 'gone' });
    assert.deepEqual(expireCursor.apply({ how: 'full' }, incremental), { kind: 'expired', how: 'full' });
    assert.equal(expireCursor.apply({}, full), null);
  });

  test('SIM-7.8 sync.endless and sync.poison spoil the page', () => {
    assert.deepEqual(endless.apply({}, incremental), { kind: 'endless' });
    assert.deepEqual(poison.apply({}, full), { kind: 'poisoned' });
  });

  test('SIM-7.8 they answer to a sync and to nothing else', () => {
    for (const { answersTo } of [fail, expireCursor, endless, poison]) assert.deepEqual(answersTo, ['sync']);
  });
});
