import assert from 'node:assert/strict';
import test from 'node:test';
import { type Duration, durationMs } from './duration.ts';

test('SIM-6.1 a duration is a number and a unit, and whole in ms', () => {
  const lengths = { '0s': 0, '500ms': 500, '6s': 6_000, '1.5s': 1_500, '2m': 120_000, '24h': 86_400_000, '3d': 259_200_000, '0.0004s': 0, '1.005s': 1_005 };
  for (const [duration, ms] of Object.entries(lengths)) assert.equal(durationMs(duration as Duration), ms, duration);
});

test('SIM-6.1 whatever else is no duration, and is told so', () => {
  for (const wrong of ['', '6', 's', '6 s', '-6s', '6S', '6w', '1e3s', '.5s', '6s ', '6s\n', '9999999999s', 'Infinityms', '٦s']) {
    assert.throws(() => durationMs(wrong as Duration), /is no duration; write "500ms"/u, wrong);
  }
});
