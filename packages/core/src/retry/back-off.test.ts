import assert from 'node:assert/strict';
import test from 'node:test';
import { backOffMs } from './back-off.ts';

const ALMOST_ONE = 1 - Number.EPSILON;

test('SEND-4.3 the longest back-off doubles with each failure up to its limit', () => {
  const longest = [1, 2, 3, 4, 5, 6, 7, 8].map((failures) => backOffMs(failures, ALMOST_ONE, 1_000, 60_000));
  assert.deepEqual(longest, [2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
});

test('SEND-4.3 the jitter is full: anything from nothing to the longest', () => {
  const waits = [0, 0.25, 0.5, 0.75].map((draw) => backOffMs(3, draw, 1_000, 60_000));
  assert.deepEqual(waits, [0, 2_000, 4_000, 6_000]);
});

test('SEND-4.3 however often it has failed the back-off is a whole number within its bounds', () => {
  for (const failures of [0, 1, 31, 1_000, 1e9]) {
    for (const draw of [0, 0.1, 1 / 3, ALMOST_ONE]) {
      const wait = backOffMs(failures, draw, 1_000, 60_000);
      assert.ok(Number.isSafeInteger(wait) && wait >= 0 && wait <= 60_000, `${failures} ${draw}: ${wait}`);
    }
  }
});
