import assert from 'node:assert/strict';
import test from 'node:test';
import { createChance } from './chance.ts';

test('SIM-1.1 a draw depends on seed and occasion, not on the order of calls', () => {
  const one = createChance(7);
  const other = createChance(7);
  const first = [one('a', 1), one('a', 2), one('b', 1)];
  const second = [other('b', 1), other('a', 2), other('a', 1)];
  assert.deepEqual(first, second.toReversed());
  assert.notEqual(createChance(8)('a', 1), one('a', 1));
});

test('SIM-1.1 neighbouring occasions draw far apart and evenly', () => {
  const chance = createChance(1);
  const buckets = Array.from({ length: 10 }, () => 0);
  for (let n = 0; n < 10_000; n++) {
    const bucket = Math.floor(chance('n', n) * 10);
    buckets[bucket] = (buckets[bucket] ?? 0) + 1;
  }
  for (const count of buckets) assert.ok(count > 850 && count < 1_150, `a bucket of ${count}`);
});
