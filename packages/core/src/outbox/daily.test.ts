import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { attemptsOf } from '../../../../test/support/node/attempts-of.ts';
import { goodBackend, OutboxDriver } from '../../../../test/support/node/outbox-driver.ts';
import { sampleFailure } from '../../../../test/support/node/sample-failure.ts';
import { sampleMessage } from '../../../../test/support/node/sample-message.ts';
import type { FailureCause } from '@cs-inbox/protocol';
import { shareOf } from '../retry/automatic.ts';
import { type SendPolicy, sendPolicy } from '../retry/policy.ts';
import type { SendCapabilities } from './outbox-state.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** The driver's clock stands at 04:26:40 in Malaysia: the first 08:00. */
const EIGHT = 1_780_000_000_000 + 3 * HOUR_MS + 33 * MINUTE_MS + 20_000;
const share = (storeId = 's1') => shareOf(storeId, 10 * MINUTE_MS);
/** A code that nobody knows and that may be tried again: daily, and nothing else sends it. */
const again = { retryable: true };

function malaysian(capabilities: SendCapabilities = { ...goodBackend, deduplicationWindowMs: 30 * DAY_MS }, policy: Partial<SendPolicy> = {}): OutboxDriver {
  const driver = OutboxDriver.ready(capabilities, policy);
  const facts = { platform: 'shopee', market: 'MY', pace: null };
  driver.step({ type: 'stores', stores: new Map([['s1', facts], ['s2', facts]]) });
  return driver;
}

/** Time passes until then; the disk takes in what comes of it. */
const until = (driver: OutboxDriver, at: number) => attemptsOf(driver.run(at - driver.now));

describe('every morning', () => {
  test('AUTO-1.1 a failed message goes again by itself, under its key, and its attempt says so', () => {
    const driver = malaysian();
    driver.failed('k1', 'unknown', {}, again);
    assert.deepEqual(until(driver, EIGHT + share() - 1), []);
    assert.deepEqual(until(driver, EIGHT + share()), ['k1']);
    const { attempts, text, automaticAttempts } = driver.entry('k1');
    assert.deepEqual([attempts.at(-1)?.trigger, attempts.at(-1)?.by, text, automaticAttempts], ['automatic', '', 'text of k1', 1]);
  });

  for (const [cause, goes] of [['quota', true], ['unknown', true], ['content', false], ['recipient', false], ['config', false]] as readonly (readonly [FailureCause, boolean])[]) {
    test(`AUTO-1.1 ${cause}: ${goes ? 'yes' : 'no'}`, () => {
      const driver = malaysian();
      driver.failed('k1', cause, {}, cause === 'unknown' ? again : {});
      assert.deepEqual(until(driver, EIGHT + share()), goes ? ['k1'] : []);
    });
  }

  test('AUTO-1.1 a code that nobody knows: only where the backend says that it may be tried again', () => {
    for (const failure of [{ retryable: false }, { retryable: true, class: 'permanent' }] as const) {
      const driver = malaysian();
      driver.failed('k1', 'unknown', {}, failure);
      assert.deepEqual([until(driver, EIGHT + HOUR_MS), driver.outlook('k1').resumes], [[], null]);
    }
  });

  test('AUTO-1.1 the platform\'s own fault: once the machine has given it up, not before', () => {
    const driver = malaysian(undefined, { platformRefusalsMax: 1, platformGiveUpMs: 0 });
    driver.failed('k1', 'platform');
    assert.deepEqual(driver.outlook('k1').resumes, { on: 'morning', at: EIGHT + share() });
    assert.deepEqual(until(driver, EIGHT + share()), ['k1']);
    const trying = malaysian();
    trying.failed('k1', 'platform', {}, { retryAt: EIGHT + HOUR_MS });
    assert.deepEqual([trying.outlook('k1').resumes, until(trying, EIGHT + share())], [{ on: 'time', at: EIGHT + HOUR_MS }, []]);
  });

  test('AUTO-1.1 what comes back by itself is none of its attempts', () => {
    const driver = malaysian();
    driver.failed('k1', 'platform');
    driver.step({ type: 'network', up: false });
    driver.run(EIGHT + HOUR_MS - driver.now);
    assert.deepEqual([attemptsOf([...driver.networkBack(), ...driver.store()]), driver.entry('k1').automaticAttempts], [['k1'], 0]);
  });

  test('AUTO-1.4 its bubble says when, also in a tab that only shows it', () => {
    const driver = malaysian();
    driver.failed('k1', 'unknown', {}, again);
    const morning = { on: 'morning', at: EIGHT + share() };
    assert.deepEqual(driver.outlook('k1').resumes, morning);
    const shows = malaysian();
    shows.step({ type: 'follow' });
    shows.step({ type: 'told', whole: true, entries: [driver.entry('k1')], gone: [], gates: new Map() });
    assert.deepEqual(shows.outlook('k1').resumes, morning);
    assert.deepEqual(until(shows, EIGHT + DAY_MS), []);
  });

  test('AUTO-1.5 at another time of day, or never, where that is set', () => {
    const late = malaysian(undefined, { automatic: { hour: 21, minute: 15, spreadMs: 0 } });
    late.failed('k1', 'unknown', {}, again);
    assert.deepEqual(late.outlook('k1').resumes, { on: 'morning', at: EIGHT + 13 * HOUR_MS + 15 * MINUTE_MS });
    const never = malaysian(undefined, { automatic: null });
    never.failed('k1', 'unknown', {}, again);
    assert.deepEqual([until(never, EIGHT + 2 * DAY_MS), never.outlook('k1').resumes], [[], null]);
  });

  test('AUTO-1.2 of a store of whose market nothing is known yet nothing goes', () => {
    const driver = OutboxDriver.ready({ ...goodBackend, deduplicationWindowMs: 30 * DAY_MS });
    driver.failed('k1', 'unknown', {}, again);
    assert.deepEqual([until(driver, EIGHT + HOUR_MS), driver.outlook('k1').resumes], [[], null]);
    driver.step({ type: 'stores', stores: new Map([['s1', { platform: 'shopee', market: 'MY', pace: null }]]) });
    assert.deepEqual(driver.outlook('k1').resumes, { on: 'morning', at: driver.now + shareOf('s1', sendPolicy.catchUpSpreadMs) });
  });
});

describe('before each', () => {
  test('AUTO-2.1 what somebody has answered since is not sent', () => {
    const driver = malaysian();
    driver.failed('k1', 'unknown', {}, again);
    driver.step({ type: 'observed', messages: [sampleMessage({ id: 'm9', position: 9, at: driver.now })] });
    assert.deepEqual([driver.outlook('k1').resumes, until(driver, EIGHT + HOUR_MS)], [null, []]);
  });

  test('AUTO-2.1 its morning is the first at which its wait is over, its own and its store\'s', () => {
    const driver = malaysian();
    driver.failed('k1', 'unknown', { conversationId: 'c2' }, again);
    driver.failed('k2', 'quota', {}, { retryAt: EIGHT + 3 * HOUR_MS });
    const tomorrow = EIGHT + DAY_MS + share();
    assert.deepEqual(['k1', 'k2'].map((key) => driver.outlook(key).resumes), Array(2).fill({ on: 'morning', at: tomorrow }));
    // The one that met the limit finds out whether it is over.
    assert.deepEqual([until(driver, tomorrow - 1), until(driver, tomorrow)], [[], ['k2']]);
    driver.accepted('k2');
    assert.deepEqual(attemptsOf(driver.store()), ['k1']);
  });

  test('AUTO-2.1 what waits for a deed goes as soon as that is done', () => {
    const away = malaysian();
    away.failed('k1', 'unknown', {}, again);
    away.logins('s1');
    assert.deepEqual(until(away, EIGHT + HOUR_MS), []);
    assert.deepEqual(attemptsOf(away.logins()), ['k1']);
  });

  test('AUTO-2.1 while a later message is on its way it waits for the answer', () => {
    const driver = malaysian();
    driver.failed('k1', 'unknown', {}, again);
    driver.run(EIGHT + share() - driver.now - 1_000);
    driver.send('k2');
    assert.deepEqual(until(driver, EIGHT + share()), []);
    driver.refused('k2', 'content');
    assert.deepEqual([driver.entry('k1').delivery, driver.entry('k1').attemptCount], ['sending', 2]);
  });

  test('AUTO-2.1 without the network, or before everything is known, nothing goes; then it does', () => {
    const driver = malaysian();
    driver.failed('k1', 'unknown', {}, again);
    driver.step({ type: 'network', up: false });
    assert.deepEqual([until(driver, EIGHT + HOUR_MS), driver.entry('k1').delivery], [[], 'failed']);
    driver.step({ type: 'network', up: true });
    assert.deepEqual([attemptsOf(driver.store()), driver.entry('k1').delivery], [[], 'failed']);
    driver.step({ type: 'up-to-date' });
    assert.deepEqual(attemptsOf(driver.store()), ['k1']);
  });

  test('AUTO-2.2 what a person has stopped stays, and what is discarded is gone', () => {
    const driver = malaysian();
    driver.failed('k1', 'quota');
    driver.wish('stop-waiting', 'k1');
    driver.failed('k2', 'unknown', { conversationId: 'c2', storeId: 's2' }, again);
    driver.wish('discard', 'k2');
    assert.deepEqual([driver.outlook('k1').resumes, until(driver, EIGHT + HOUR_MS)], [null, []]);
  });

  test('AUTO-2.3 several of one conversation go in their order, the later ones behind the earlier', () => {
    const driver = malaysian();
    for (const key of ['k1', 'k2', 'k3']) driver.failed(key, 'unknown', {}, again);
    assert.deepEqual(until(driver, EIGHT + share()), ['k1']);
    driver.accepted('k1');
    assert.deepEqual(attemptsOf(driver.store()), ['k2']);
    driver.refused('k2', 'unknown', again);
    assert.equal(driver.entry('k3').delivery, 'sending');
  });

  test('AUTO-2.3 one never overtakes an earlier one that is due on a later morning', () => {
    const driver = malaysian();
    driver.failed('k1', 'unknown', {}, again);
    driver.failed('k2', 'unknown', {}, again);
    driver.run(EIGHT + share() - driver.now);
    driver.refused('k1', 'unknown', again);
    driver.accepted('k2');
    driver.store();
    assert.equal(driver.outlook('k1').retry?.verdict, 'never');
    const other = malaysian();
    other.failed('k1', 'unknown', {}, again);
    other.failed('k2', 'unknown', {}, again);
    other.run(EIGHT - other.now);
    other.retry('k1');
    other.refused('k1', 'unknown', again);
    const tomorrow = { on: 'morning', at: EIGHT + DAY_MS + share() };
    assert.deepEqual([other.outlook('k1').resumes, other.outlook('k2').resumes], [tomorrow, tomorrow]);
  });

  test('AUTO-2.4 it is judged again when it departs', () => {
    const driver = malaysian(undefined, { inFlightMax: 1 });
    driver.failed('k1', 'unknown', {}, again);
    driver.run(EIGHT + share() - driver.now - 1_000);
    driver.send('k0', { conversationId: 'c2' });
    assert.deepEqual([until(driver, EIGHT + share()), driver.entry('k1').delivery], [[], 'queued']);
    driver.step({ type: 'observed', messages: [sampleMessage({ id: 'm9', position: 9, at: driver.now })] });
    driver.accepted('k0');
    assert.deepEqual([attemptsOf(driver.store()), driver.entry('k1').delivery, driver.entry('k1').automaticAttempts], [[], 'failed', 0]);
  });
});

describe('the third', () => {
  /** Refused again on so many mornings. */
  function refusedFor(mornings: number): OutboxDriver {
    const driver = malaysian();
    driver.failed('k1', 'unknown', {}, again);
    for (let day = 0; day < mornings; day++) {
      assert.deepEqual(until(driver, EIGHT + day * DAY_MS + share()), ['k1']);
      driver.refused('k1', 'unknown', again);
    }
    return driver;
  }

  test('AUTO-3.1 is the last: nothing sends it any more, a person still may, and the history stays', () => {
    const driver = refusedFor(3);
    assert.deepEqual([driver.outlook('k1').resumes, until(driver, EIGHT + 10 * DAY_MS)], [null, []]);
    assert.deepEqual(driver.entry('k1').attempts.map(({ trigger }) => trigger), ['first', 'automatic', 'automatic', 'automatic']);
    assert.deepEqual(attemptsOf(driver.retry('k1')), ['k1']);
  });

  test('AUTO-3.2 attempts of a person neither use them up nor give new ones', () => {
    const driver = refusedFor(2);
    driver.retry('k1');
    driver.refused('k1', 'unknown', again);
    assert.deepEqual(until(driver, EIGHT + 2 * DAY_MS + share()), ['k1']);
    driver.refused('k1', 'unknown', again);
    driver.retry('k1');
    driver.refused('k1', 'unknown', again);
    assert.deepEqual(until(driver, EIGHT + 10 * DAY_MS), []);
  });

  test('AUTO-3.2 a resend of what nobody knows is none of them', () => {
    const driver = malaysian();
    driver.send('k1');
    driver.lost('k1');
    driver.run(MINUTE_MS);
    driver.refused('k1', 'unknown', again);
    assert.deepEqual([driver.entry('k1').attempts.at(-1)?.trigger, driver.entry('k1').automaticAttempts], ['automatic', 0]);
  });
});

describe('where it was not done in time', () => {
  test('AUTO-4.1 a backend that does it itself is left to it, and shown', () => {
    const driver = malaysian({ ...goodBackend, dailyRetry: true });
    driver.failed('k1', 'unknown', {}, again);
    assert.deepEqual([driver.outlook('k1').resumes, until(driver, EIGHT + 2 * DAY_MS)], [{ on: 'morning', at: null }, []]);
    driver.step({ type: 'capabilities', capabilities: goodBackend });
    assert.equal(driver.outlook('k1').resumes?.on, 'morning');
    driver.step({ type: 'capabilities', capabilities: { ...goodBackend, dailyRetry: true } });
    assert.deepEqual(until(driver, EIGHT + 5 * DAY_MS), []);
  });

  test('AUTO-4.2 a morning that went by while no page was open is caught up within a minute, once', () => {
    const before = malaysian();
    before.failed('k1', 'unknown', {}, again);
    const driver = malaysian();
    driver.now = EIGHT + 3 * DAY_MS + 5 * HOUR_MS;
    driver.step({ type: 'loaded', entries: [before.entry('k1')] });
    const at = driver.now + shareOf('s1', sendPolicy.catchUpSpreadMs);
    assert.deepEqual(driver.outlook('k1').resumes, { on: 'morning', at });
    assert.deepEqual([until(driver, at - 1), until(driver, at)], [[], ['k1']]);
    driver.refused('k1', 'unknown', again);
    assert.deepEqual(driver.outlook('k1').resumes, { on: 'morning', at: EIGHT + 4 * DAY_MS + share() });
  });

  test('AUTO-4.2 what was caught up shortly before a morning is not sent again on it', () => {
    const before = malaysian();
    before.failed('k1', 'unknown', {}, again);
    const driver = malaysian();
    driver.now = EIGHT + DAY_MS - 5 * MINUTE_MS;
    driver.step({ type: 'loaded', entries: [before.entry('k1')] });
    assert.deepEqual(until(driver, driver.now + shareOf('s1', sendPolicy.catchUpSpreadMs)), ['k1']);
    driver.refused('k1', 'unknown', again);
    assert.deepEqual(driver.outlook('k1').resumes, { on: 'morning', at: EIGHT + 2 * DAY_MS + share() });
  });

  test('AUTO-4.3 later than the deduplication window the key is looked up first, and goes once it is not known', () => {
    const driver = malaysian({ deduplicationWindowMs: HOUR_MS, lookUp: true });
    driver.failed('k1', 'unknown', {}, again);
    const effects = driver.run(EIGHT + share() - driver.now);
    assert.deepEqual([attemptsOf(effects), effects.filter(({ type }) => type === 'look-up').length], [[], 1]);
    driver.lookedUp('k1', { kind: 'absent' });
    assert.deepEqual(attemptsOf(driver.store()), ['k1']);
    assert.deepEqual([driver.entry('k1').attempts.at(-1)?.trigger, driver.entry('k1').automaticAttempts], ['automatic', 1]);
  });

  test('AUTO-4.3 where it has arrived after all it is sent', () => {
    const driver = malaysian({ deduplicationWindowMs: HOUR_MS, lookUp: true });
    driver.failed('k1', 'unknown', {}, again);
    driver.run(EIGHT + share() - driver.now);
    const effects = driver.lookedUp('k1', { kind: 'found', message: sampleMessage({ key: 'k1' }) });
    assert.ok(effects.some(({ type }) => type === 'confirmed'));
  });

  test('AUTO-4.2 a page that slept through the morning makes up for it', () => {
    const driver = malaysian();
    driver.send('k1');
    driver.answer('k1', { kind: 'refused', failure: sampleFailure('unknown', again) });
    driver.store();
    driver.pass(2 * DAY_MS);
    assert.deepEqual(attemptsOf(driver.store()), ['k1']);
  });
});
