import assert from 'node:assert/strict';
import test from 'node:test';
import { createChance } from '../chance.ts';
import type { Rule, Scenario } from '../scenario/scenario.ts';
import { advance, wake } from './advance.ts';
import { createPlatform } from './create-platform.ts';
import type { PlatformState } from './platform-state.ts';

const START = 1_790_000_000_000;
const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;
const chance = createChance(1);

function platform(...rules: Rule[]): PlatformState {
  const scenario: Scenario = { version: 1, name: 'clocks', title: 'Clocks.', traffic: { perMinute: 20 }, rules };
  return createPlatform({ seed: 1, scenario, account: 'mei', startedAt: START });
}

const openings = ({ runs }: PlatformState) => runs.map(({ opening }) => opening);

test('SIM-1.8 what a rule does again and again rests half an hour after the last change, and is not made up for', () => {
  const fresh = platform({ do: 'server.restart', every: '1m' });
  const alone = advance(fresh, START + 5 * DAY_MS, chance);
  assert.deepEqual(openings(alone), [30]);
  assert.equal(alone.restartedAt, START + 30 * MINUTE_MS);
  const back = wake(alone, START + 5 * DAY_MS + 30_000, chance);
  assert.deepEqual(openings(back), [30]);
  const after = advance(back, START + 5 * DAY_MS + MINUTE_MS, chance);
  assert.deepEqual([openings(after), after.restartedAt], [[31], START + 5 * DAY_MS + MINUTE_MS]);
});

test('SIM-1.8 what a rule does once does not rest', () => {
  const after = advance(platform({ do: 'server.restart', at: '5d' }), START + 6 * DAY_MS, chance);
  assert.equal(after.restartedAt, START + 5 * DAY_MS);
});

test('SIM-1.8 in how many pieces time passes makes no difference, whether anybody is there or not', () => {
  const fresh = platform({ do: 'colleague.reply', at: '10s', every: '7m', probability: 0.7 }, { do: 'server.restart', at: '40m', every: '50m' });
  const visitsAt = [29, 61, 62, 200, 229, 231, 500].map((minutes) => START + minutes * MINUTE_MS);
  const play = (stepMs: number) =>
    visitsAt.reduce((state, at) => {
      let current = state;
      while (current.now + stepMs < at) current = advance(current, current.now + stepMs, chance);
      return wake(current, at, chance);
    }, fresh);
  const seen = ({ runs, threads, epoch, restartedAt, traffic, now }: PlatformState) => ({
    runs: runs.map(({ opening, openedAt, bitesInAll }) => ({ opening, openedAt, bitesInAll })),
    conversations: threads.list.map(({ conversation }) => conversation),
    epoch,
    restartedAt,
    traffic,
    now,
  });
  const whole = seen(play(DAY_MS));
  assert.ok(whole.runs.every(({ bitesInAll }) => bitesInAll > 2), JSON.stringify(whole.runs));
  assert.deepEqual(seen(play(997)), whole);
  assert.deepEqual(seen(play(13 * MINUTE_MS)), whole);
});
