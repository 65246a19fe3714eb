import assert from 'node:assert/strict';
import test from 'node:test';
import { nearestName } from './nearest-name.ts';

const known = ['at', 'every', 'for', 'times', 'until', 'where', 'retryAfter', 'store.throttle', 'store.forbid'];

test('SIM-6.4 the nearest name is suggested, whatever the case of its letters', () => {
  const meant = { wehre: 'where', evry: 'every', retryafter: 'retryAfter', 'RETRY-AFTER': 'retryAfter', 'store.throtle': 'store.throttle', forr: 'for', untill: 'until' };
  for (const [written, name] of Object.entries(meant)) assert.equal(nearestName(written, known), name, written);
  assert.equal(nearestName('stare', ['store', 'stave']), 'store', 'of two that are as near, the first');
});

test('SIM-6.4 nothing is suggested for what looks like none of them', () => {
  for (const written of ['', 'x', 'zzzz', 'completely-else', 'x'.repeat(100_000), '店舗']) assert.equal(nearestName(written, known), null, written.slice(0, 20));
  assert.equal(nearestName('at', []), null);
});
