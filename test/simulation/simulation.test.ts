import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { faultClasses } from './fault-class.ts';
import { pinned } from './pinned.ts';
import { profiles } from './profile.ts';
import { runMany } from './run-many.ts';
import { createSharedWorld, runSchedule } from './run-schedule.ts';
import { shortfalls } from './shortfalls.ts';
import { addToTally, emptyTally } from './tally.ts';
import { traceHash } from './trace-hash.ts';

const world = createSharedWorld();

describe('the simulation', () => {
  test('SIM-1.1 fifty schedules played twice are the same line by line', () => {
    for (let seed = 1; seed <= 50; seed++) {
      const first = runSchedule(seed, world, { trace: true });
      assert.ok(first.trace.length > 20, `seed ${seed} has ${first.trace.length} lines`);
      assert.equal(traceHash(runSchedule(seed, world, { trace: true }).trace), traceHash(first.trace), `seed ${seed}`);
    }
  });

  test('SIM-1.1 a run comes to the same on one thread and on three, in the order of the seeds', async () => {
    const played = async (workers: number) => {
      const seeds: number[] = [];
      const tally = emptyTally();
      await runMany({ schedules: 25, seed: 7, profile: undefined, workers }, (result) => {
        seeds.push(result.seed);
        addToTally(tally, result);
        return true;
      });
      assert.deepEqual(seeds, Array.from({ length: 25 }, (_, i) => 7 + i));
      return tally;
    };
    assert.deepEqual(await played(3), await played(1));
  });

  test('SIM-1.1 a run ends where it is told to', async () => {
    const seeds: number[] = [];
    await runMany({ schedules: 40, seed: 1, profile: 'calm', workers: 2 }, ({ seed }) => seeds.push(seed) < 3);
    assert.deepEqual(seeds, [1, 2, 3]);
  });
});

/** What each weather is named for, and how often it must come at least in twelve schedules. */
const brings: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  calm: { reload: 5 },
  lossy: { cut: 20, lostAfter: 20, late: 20 },
  flapping: { 'network-lost': 20 },
  refusing: { content: 15 },
  'throttle-heavy': { 'throttled-seconds': 1 },
  'throttle-calm': { 'throttled-seconds': 1 },
  'nobody-answers': { unheard: 20 },
  'moody-store': { 'throttled-seconds': 1 },
  'lean-months': { quota: 10, 'closed-for-hours': 20 },
  'open-overnight': { 'unknown-code': 10 },
  'server-retries': { 'unknown-code': 10, 'closed-for-hours': 10 },
  'platform-down': { platform: 40 },
  'confused-backend': { stillAtIt: 20, othersAnswer: 20 },
  paced: { kill: 1 },
  'login-heavy': { 'login-401': 2 },
  'quota-heavy': { quota: 5 },
  'many-mornings': { quota: 10, 'closed-for-hours': 40 },
  'long-waits': { 'network-lost': 10, 'closed-for-hours': 8 },
  'every-cause': { platform: 5, recipient: 2 },
  'every-cause-calm': { 'blocked-after': 1, colleague: 1, 'unknown-code': 1 },
  'thin-backend': { platform: 5, content: 5 },
  'kill-heavy': { kill: 40 },
  'bad-disk': { 'disk-refuses': 15 },
  'worse-disk': { 'disk-hangs': 5, 'disk-cleared': 2, 'row-corrupted': 2 },
  'short-window': { lostAfter: 60 },
  deaf: { lostAfter: 60, lostBefore: 60 },
  'sleepy-tabs': { freeze: 8, sleep: 5, hidden: 5, 'newer-tab': 1, 'post-doubled': 20 },
  'sleepy-tabs-calm': { freeze: 8, sleep: 5 },
  'odd-clock': { 'clock-forward': 5, 'clock-back': 5 },
  'no-look-up': { 'no-look-up': 12 },
  'no-deduplication': { 'no-deduplication': 12 },
  neither: { neither: 12 },
  'other-people': { 'account-switched': 3, wiped: 1 },
  'stream-calm': { kill: 10, reload: 5 },
  'stream-broken': { 'stream-cut': 2, 'stream-silent': 1, 'stream-refused': 2, 'event-lost': 10, 'event-repeated': 10, 'event-late': 5, 'event-halved': 3 },
  'proxy-buffers': { 'stream-buffered': 15, 'event-held': 3 },
  'cursor-trouble': { 'cursor-expired': 2, 'sync-fails': 10, 'sync-poisoned': 2, 'cursors-forgotten': 3 },
  'sync-trouble': { 'sync-fails': 3, 'cursor-expired': 3, lostBefore: 20 },
  'flapping-stream': { 'network-flaps': 10, 'network-lost': 40 },
  'stream-tabs': { freeze: 8, sleep: 5, 'post-doubled': 20, 'stream-cut': 1 },
  'second-thoughts': { kill: 20, 'post-lost': 2, content: 5 },
  'still-at-click': { freeze: 10 },
  'refused-edits': { 'disk-refuses': 40, content: 15, 'disk-hangs': 3 },
  'stuttering-disk': { 'disk-refuses': 50, 'disk-hangs': 8, lostAfter: 30 },
  'paced-kills': { kill: 30 },
  'slow-strangers': { 'disk-hangs': 10, 'account-switched': 4 },
  'answered-offline': { 'network-lost': 10, colleague: 5 },
  'answered-live': { 'throttled-seconds': 1, colleague: 5 },
  'restless-reader': { colleague: 5, late: 5 },
  'expired-offline': { 'cursor-expired': 20, 'network-lost': 20 },
  'two-refusals': { 'throttled-seconds': 1, config: 5 },
  mute: { silence: 60, lostBefore: 60 },
  'late-word': { late: 60, platform: 20 },
  'clock-back': { 'clock-back': 60 },
  'slow-disk': { 'network-lost': 5 },
  bulk: { 'bulk-partial': 3, config: 20, quota: 10 },
  fickle: { quota: 5, 'throttled-seconds': 2 },
  'look-ups': { 'no-deduplication': 12, 'network-lost': 5 },
  'by-hand': { 'login-401': 5, 'login-403': 5 },
};

describe('every weather', () => {
  for (const { name } of profiles) {
    test(`${name} brings what it is named for, and nothing is lost, doubled or misreported in it`, () => {
      const tally = emptyTally();
      for (let seed = 1; seed <= 12; seed++) {
        const result = runSchedule(seed, world, { profile: name });
        assert.deepEqual(result.violations, [], `npm run replay -- ${seed} --profile ${name}`);
        addToTally(tally, result);
      }
      assert.ok(tally.messagesPerSchedule >= 12, `${tally.messagesPerSchedule} messages a schedule`);
      for (const [fault, atLeast] of Object.entries(brings[name] ?? { 'nothing at all': 1 })) {
        assert.ok((tally.faults[fault] ?? 0) >= atLeast, `${fault} came ${tally.faults[fault] ?? 0} times`);
      }
    });
  }
});

describe('seeds that found something', () => {
  for (const { seed, profile, found } of pinned) {
    test(`${found} (seed ${seed}, ${profile})`, () => {
      assert.deepEqual(runSchedule(seed, world, { profile }).violations, []);
    });
  }
});

describe('a run that proves too little', () => {
  const enough = {
    ...emptyTally(),
    schedules: 2_000,
    messagesPerSchedule: 20,
    tabsMean: 2,
    kills: 1_000,
    midFlightKills: 1,
    settledP95: 8,
    claims: 10_000,
    cached: 10_000,
    faults: Object.fromEntries(faultClasses.map((name) => [name, 10])),
  };

  test('is void below each of the figures', () => {
    assert.deepEqual(shortfalls(enough), []);
    assert.match(shortfalls({ ...enough, messagesPerSchedule: 19.9 }).join(), /^19\.9 messages per schedule; it takes 20$/u);
    assert.match(shortfalls({ ...enough, tabsMean: 1.99 }).join(), /^1\.99 tabs on average; it takes 2$/u);
    assert.match(shortfalls({ ...enough, kills: 999 }).join(), /^999 kills; it takes 1000$/u);
    assert.match(shortfalls({ ...enough, settledP95: 8.5 }).join(), /^after the network was back it took 8\.5 s at p95/u);
    assert.match(shortfalls({ ...enough, claims: 9_999 }).join(), /^pages called themselves up to date 9999 times; it takes 10000$/u);
    assert.match(shortfalls({ ...enough, cached: 9_999 }).join(), /^9999 commits of what is cached; it takes 10000$/u);
    assert.match(shortfalls({ ...enough, midFlightKills: 0 }).join(), /mid-flight/u);
    assert.match(shortfalls({ ...enough, faults: { ...enough.faults, freeze: 9 } }).join(), /^freeze came 9 times; it takes 10$/u);
  });

  test('is not judged where it is too short to', () => {
    assert.deepEqual(shortfalls({ ...enough, schedules: 1_999, kills: 0 }), []);
  });
});
