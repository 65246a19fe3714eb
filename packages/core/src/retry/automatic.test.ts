import assert from 'node:assert/strict';
import test from 'node:test';
import { type AutomaticRetry, morningAfter, shareOf } from './automatic.ts';

const MINUTE_MS = 60_000;
const morning: AutomaticRetry = { hour: 8, minute: 30, spreadMs: 10 * MINUTE_MS };

test('AUTO-1.3 the stores are spread over the minutes after the time of day, each always at its own', () => {
  const half = Date.parse('2026-07-16T00:30:00Z');
  const shares = new Set<number>();
  for (let i = 0; i < 200; i++) {
    const at = morningAfter(morning, `store-${i}`, 'MY', half - 3_600_000);
    assert.ok(at >= half && at < half + 10 * MINUTE_MS, `store-${i}: ${at - half}`);
    assert.equal(at, morningAfter(morning, `store-${i}`, 'MY', half - 7_200_000));
    shares.add(Math.floor((at - half) / MINUTE_MS));
  }
  assert.equal(shares.size, 10);
});

test('AUTO-1.3 where nothing is spread all begin at once', () => {
  assert.deepEqual(['s1', 's2', 'ร้าน'].map((storeId) => shareOf(storeId, 0)), [0, 0, 0]);
});
