import assert from 'node:assert/strict';
import test from 'node:test';
import { createChance } from '../chance.ts';
import { calm } from '../scenarios/calm.ts';
import { advance, wake } from './advance.ts';
import { createPlatform } from './create-platform.ts';

const START = 1_790_000_000_000;
const chance = createChance(1);

test('SIM-4.5 buyers stop writing by themselves with their 500,000th message', () => {
  const fresh = createPlatform({ seed: 1, scenario: { ...calm, traffic: { perMinute: 60 } }, account: 'mei', startedAt: START });
  const late = { ...fresh, traffic: { ...fresh.traffic, written: 499_997 } };
  const after = advance(late, START + 600_000, chance);
  assert.equal(after.traffic.written, 500_000);
  const rested = wake(after, START + 86_400_000, chance);
  assert.equal(advance(rested, START + 90_000_000, chance).traffic.written, 500_000);
});
