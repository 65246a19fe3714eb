import assert from 'node:assert/strict';
import test from 'node:test';
import { SyncSchedule } from '../../../../test/support/node/sync-model/sync-schedule.ts';

const SCHEDULES = 1_000;
const COMMANDS = 250;

/** Where a schedule did not get, nothing was proven. */
const LEAST: Readonly<Record<string, number>> = {
  page: 10_000,
  wake: 10_000,
  cached: 150,
  told: 1_500,
  'told-standing': 750,
  retry: 250,
  role: 250,
  'stream open': 400,
  'stream event': 1_000,
  'stream ended': 30,
  'stream unreadable': 10,
  'rung incremental': 10_000,
  'rung full': 2_500,
  'rung manual': 2_500,
  offline: 2_500,
  settling: 500,
  connecting: 2_500,
  polling: 5_000,
  live: 2_000,
  leads: 10_000,
  follows: 5_000,
  alone: 2_500,
};

test('SYNC-3.5 whatever comes in whatever order, the list is what the backend had at its cursor, and ends up whole', () => {
  const counts = new Map<string, number>();
  for (let seed = 1; seed <= SCHEDULES; seed++) {
    const schedule = new SyncSchedule(seed);
    try {
      schedule.run(COMMANDS);
    } catch (cause) {
      throw new Error(`seed ${seed}, after ${schedule.trail.slice(-12).join(' | ')}`, { cause });
    }
    for (const [what, times] of schedule.counts) counts.set(what, (counts.get(what) ?? 0) + times);
  }
  const rare = Object.entries(LEAST).filter(([what, least]) => (counts.get(what) ?? 0) < least);
  assert.deepEqual(rare, [], JSON.stringify([...counts]));
});
