import assert from 'node:assert/strict';
import { test } from 'node:test';
import { profiles } from './profile.ts';
import { createSharedWorld, runSchedule } from './run-schedule.ts';
import { addToTally, emptyTally } from './tally.ts';

const world = createSharedWorld();

test('SIM-1.1 a schedule played twice is the same line by line', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const first = runSchedule(seed, world, { trace: true });
    assert.ok(first.trace.length > 20);
    assert.deepEqual(runSchedule(seed, world, { trace: true }), first);
  }
});

test('every weather brings what it is named for, and messages come through it', () => {
  for (const { name } of profiles) {
    const tally = emptyTally();
    for (let seed = 1; seed <= 40; seed++) addToTally(tally, runSchedule(seed, world, { profile: name }));
    assert.equal(tally.violations, 0, name);
    assert.ok(tally.messagesPerSchedule >= 10, `${name}: ${tally.messagesPerSchedule} messages a schedule`);
    assert.ok(tally.midFlightKills > 0, `${name}: nothing was killed in mid-flight`);
    if (name !== 'calm' && name !== 'bad-disk') assert.ok((tally.faults['cut'] ?? 0) > 0, name);
    if (name === 'bad-disk') assert.ok((tally.faults['diskRefuses'] ?? 0) > 0, name);
    if (name === 'flapping') assert.ok((tally.faults['networkLost'] ?? 0) > 50, name);
  }
});
