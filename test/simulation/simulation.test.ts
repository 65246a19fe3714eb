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

/** What each weather is named for, and how often it must come at least. */
const brings: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  calm: { reload: 20 },
  lossy: { cut: 50, lostAfter: 50, late: 50 },
  flapping: { networkLost: 50 },
  refusing: { content: 50, edit: 5 },
  'throttle-heavy': { throttled: 50, retry: 5 },
  'throttle-calm': { throttled: 50 },
  'every-cause': { platform: 20, quota: 10, config: 10, unknown: 10, retry: 50 },
  'every-cause-calm': { platform: 20, quota: 10, config: 10, unknown: 10, retry: 50 },
  'login-heavy': { login: 20, return: 5 },
  'kill-heavy': { kill: 200 },
  'bad-disk': { diskRefuses: 50 },
  'short-window': { lostAfter: 200, silence: 50 },
};

test('every weather brings what it is named for, and messages come through it', () => {
  for (const { name } of profiles) {
    const tally = emptyTally();
    for (let seed = 1; seed <= 40; seed++) addToTally(tally, runSchedule(seed, world, { profile: name }));
    assert.equal(tally.violations, 0, name);
    assert.ok(tally.messagesPerSchedule >= 10, `${name}: ${tally.messagesPerSchedule} messages a schedule`);
    assert.ok(tally.midFlightKills > 0, `${name}: nothing was killed in mid-flight`);
    assert.ok(tally.tabsMean > 1.5, `${name}: ${tally.tabsMean} tabs`);
    for (const [fault, atLeast] of Object.entries(brings[name] ?? { 'nothing at all': 1 })) {
      assert.ok((tally.faults[fault] ?? 0) >= atLeast, `${name}: ${fault} came ${tally.faults[fault] ?? 0} times`);
    }
  }
});
