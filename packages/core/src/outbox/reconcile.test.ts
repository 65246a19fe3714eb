import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { attemptsOf } from '../../../../test/support/node/attempts-of.ts';
import { goodBackend, OutboxDriver } from '../../../../test/support/node/outbox-driver.ts';
import { sampleEntry } from '../../../../test/support/node/sample-entry.ts';
import { sampleFailure } from '../../../../test/support/node/sample-failure.ts';
import { sampleMessage } from '../../../../test/support/node/sample-message.ts';
import { networkFailure } from '../failure/failure.ts';
import type { SendCapabilities } from './outbox-state.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const hourly: SendCapabilities = { deduplicationWindowMs: HOUR_MS, lookUp: true };
const again = { retryable: true };
const typesOf = (effects: ReturnType<OutboxDriver['step']>) => effects.map(({ type }) => type).filter((type) => type !== 'commit');

/** k1 was refused, and its window has passed. */
function refusedLongAgo(capabilities: SendCapabilities = hourly, passedMs = HOUR_MS): OutboxDriver {
  const driver = OutboxDriver.ready(capabilities);
  driver.failed('k1', 'unknown', {}, again);
  driver.run(passedMs);
  return driver;
}

describe('a refused message that is sent again', () => {
  test('SEND-4.20 inside the deduplication window just goes', () => {
    const driver = refusedLongAgo(hourly, 59 * MINUTE_MS - 1);
    assert.deepEqual(typesOf(driver.retry('k1')), ['attempt']);
  });

  test('SEND-4.20 later than it is looked up first, and leaves once the key is not known there', () => {
    const driver = refusedLongAgo();
    assert.deepEqual(typesOf(driver.retry('k1', 'buyer waits')), ['look-up']);
    assert.equal(driver.entry('k1').delivery, 'queued');
    const [attempt] = [...driver.lookedUp('k1', { kind: 'absent' }), ...driver.store()].filter((effect) => effect.type === 'attempt');
    assert.ok(attempt?.type === 'attempt');
    const { by, reason, trigger } = attempt.entry.attempts.at(-1) ?? {};
    assert.deepEqual([attempt.attempt, trigger, by, reason], [2, 'manual', 'Mei Lin', 'buyer waits']);
  });

  test('SEND-4.27 the backend may count from the first time: what left shortly before the end of its window begins no new one', () => {
    const driver = refusedLongAgo(hourly, 59 * MINUTE_MS);
    driver.retry('k1');
    driver.lookedUp('k1', { kind: 'absent' });
    driver.store();
    driver.lost('k1');
    assert.deepEqual(typesOf(driver.run(5 * MINUTE_MS)).slice(0, 1), ['look-up']);
  });

  test('SEND-4.27 a new one begins where every earlier departure is forgotten for sure', () => {
    const driver = refusedLongAgo(hourly, 61 * MINUTE_MS);
    driver.retry('k1');
    driver.lookedUp('k1', { kind: 'absent' });
    driver.store();
    driver.lost('k1');
    assert.deepEqual(typesOf(driver.run(5 * MINUTE_MS)).slice(0, 1), ['attempt']);
  });

  test('SEND-4.27 after a clock that was set back while the page was closed its age is not known, also when the clock has caught up', () => {
    const driver = OutboxDriver.ready(hourly);
    driver.send('k1');
    driver.lost('k1');
    const page = OutboxDriver.ready(hourly);
    page.now -= 10 * MINUTE_MS;
    page.step({ type: 'loaded', entries: [driver.entry('k1')] });
    page.lookedUp('k1', { kind: 'unknown', why: 'http-500' });
    assert.deepEqual(typesOf(page.pass(20 * MINUTE_MS)), ['look-up']);
  });

  test('SEND-4.20 also where the machine does it', () => {
    for (const cause of ['throttled', 'platform'] as const) {
      const driver = OutboxDriver.ready({ deduplicationWindowMs: 0, lookUp: true });
      driver.failed('k1', cause, {}, { retryAt: 1_780_000_000_000 + HOUR_MS });
      assert.deepEqual(typesOf(driver.run(HOUR_MS + MINUTE_MS)).slice(0, 1), ['look-up'], cause);
      driver.lookedUp('k1', { kind: 'absent' });
      assert.deepEqual(attemptsOf(driver.store()), ['k1'], cause);
    }
  });

  test('SEND-4.20 also where many are sent again at once', () => {
    const driver = refusedLongAgo({ ...hourly, bulkRetry: true });
    const items = [{ conversationId: 'c1', key: 'k1' }];
    assert.deepEqual(typesOf([...driver.step({ type: 'retry-all', items, planned: { trigger: 'bulk', by: '', reason: '' } }), ...driver.store()]), ['look-up']);
  });

  test('SEND-4.21 and has arrived after all is sent', () => {
    const driver = refusedLongAgo();
    driver.retry('k1');
    assert.deepEqual(typesOf(driver.lookedUp('k1', { kind: 'found', message: sampleMessage({ key: 'k1' }) })), ['confirmed']);
  });

  test('SEND-4.21 holds its conversation while it is looked up, and those behind go after it', () => {
    const driver = refusedLongAgo();
    driver.retry('k1');
    driver.send('k2');
    assert.equal(driver.entry('k2').delivery, 'queued');
    driver.lookedUp('k1', { kind: 'found', message: sampleMessage({ key: 'k1' }) });
    assert.deepEqual(attemptsOf(driver.store()), ['k2']);
  });

  test('SEND-4.22 goes without a question where the backend answers none: a refusal was its last word', () => {
    const driver = refusedLongAgo({ deduplicationWindowMs: 0, lookUp: false });
    assert.deepEqual(typesOf(driver.retry('k1')), ['attempt']);
  });

  test('SEND-4.22 also where a later attempt never reached it', () => {
    const driver = refusedLongAgo({ deduplicationWindowMs: 0, lookUp: false });
    driver.retry('k1');
    driver.answer('k1', { kind: 'unreached', failure: networkFailure('host-settings') });
    driver.store();
    assert.deepEqual(attemptsOf(driver.run(MINUTE_MS)).slice(0, 1), ['k1']);
  });

  test('SEND-4.22 stays where its row says that nobody knows of the last attempt', () => {
    const driver = OutboxDriver.ready({ deduplicationWindowMs: 0, lookUp: false });
    const attempt = { number: 1, trigger: 'first', by: '', reason: '', departedAt: 5, endedAt: 6, outcome: 'unknown', cause: 'network', code: '', requestId: '' } as const;
    driver.step({ type: 'loaded', entries: [sampleEntry({ delivery: 'queued', attempts: [attempt], attemptCount: 1, windowSince: 5, createdAt: driver.now })] });
    assert.deepEqual(attemptsOf([...driver.store(), ...driver.run(HOUR_MS)]), []);
  });

  test('SEND-4.22 stays also where it had been refused before that', () => {
    const driver = OutboxDriver.ready({ deduplicationWindowMs: 0, lookUp: false });
    const refused = { number: 1, trigger: 'first', by: '', reason: '', departedAt: 5, endedAt: 6, outcome: 'refused', cause: 'throttled', code: '', requestId: '' } as const;
    const lost = { ...refused, number: 2, trigger: 'automatic', outcome: 'unknown', cause: 'network' } as const;
    driver.step({ type: 'loaded', entries: [sampleEntry({ delivery: 'queued', attempts: [refused, lost], attemptCount: 2, windowSince: 5, createdAt: driver.now })] });
    assert.deepEqual(attemptsOf([...driver.store(), ...driver.run(HOUR_MS)]), []);
  });

  test('SEND-4.22 stays where the last attempt is the one that nobody knows of', () => {
    const driver = refusedLongAgo({ deduplicationWindowMs: 0, lookUp: false });
    driver.retry('k1');
    driver.lost('k1');
    assert.deepEqual([attemptsOf(driver.run(HOUR_MS)), driver.entry('k1').delivery], [[], 'unconfirmed']);
  });

  test('SEND-4.23 does not go before the backend has said what it can', () => {
    const driver = OutboxDriver.ready();
    driver.failed('k1', 'unknown', {}, again);
    driver.step({ type: 'capabilities', capabilities: null });
    assert.deepEqual(typesOf(driver.retry('k1')), []);
    assert.deepEqual(attemptsOf([...driver.step({ type: 'capabilities', capabilities: goodBackend }), ...driver.store()]), ['k1']);
  });

  test('SEND-4.23 what never reached the backend goes without a question, however late', () => {
    const driver = OutboxDriver.ready({ deduplicationWindowMs: 0, lookUp: true });
    driver.send('k1');
    driver.answer('k1', { kind: 'unreached', failure: networkFailure('host-settings') });
    driver.store();
    assert.deepEqual(typesOf([...driver.pass(MINUTE_MS), ...driver.store()]), ['attempt']);
  });
});

describe('"it never accepted that key"', () => {
  /** Sent again, not known there, and kept from leaving by the network. */
  function absentOffline(): OutboxDriver {
    const driver = refusedLongAgo();
    driver.retry('k1');
    driver.step({ type: 'network', up: false });
    driver.lookedUp('k1', { kind: 'absent' });
    return driver;
  }

  test('SEND-4.24 is believed for 30 s, then it is asked again', () => {
    const soon = absentOffline();
    soon.now += 29_999;
    assert.deepEqual(attemptsOf([...soon.networkBack(), ...soon.store()]), ['k1']);
    const late = absentOffline();
    late.now += 30_000;
    assert.deepEqual(typesOf(late.networkBack()), ['look-up']);
  });

  test('SEND-4.24 is true of what has left before it only', () => {
    const driver = refusedLongAgo({ deduplicationWindowMs: 0, lookUp: true });
    driver.retry('k1');
    driver.lookedUp('k1', { kind: 'absent' });
    driver.store();
    driver.refused('k1', 'unknown', again);
    assert.deepEqual(typesOf(driver.retry('k1')), ['look-up']);
  });

  test('SEND-4.24 lets what was asked about by a person leave at once', () => {
    const driver = OutboxDriver.ready(goodBackend);
    driver.send('k1');
    driver.lost('k1');
    driver.wish('check', 'k1');
    driver.lookedUp('k1', { kind: 'absent' });
    assert.deepEqual(attemptsOf(driver.store()), ['k1']);
  });

  test('SEND-4.24 lets an unconfirmed message leave when its store opens', () => {
    const driver = OutboxDriver.ready({ deduplicationWindowMs: 0, lookUp: true });
    driver.send('k1');
    driver.lost('k1');
    driver.logins('s1');
    driver.pass(MINUTE_MS);
    assert.deepEqual(typesOf(driver.lookedUp('k1', { kind: 'absent' })), []);
    assert.deepEqual(attemptsOf(driver.logins()), ['k1']);
  });
});

describe('a question before a retry that tells nothing', () => {
  test('SEND-4.25 is asked again after a back-off, and the message says that it waits for the network', () => {
    const driver = refusedLongAgo();
    driver.retry('k1');
    driver.lookedUp('k1', { kind: 'unknown', why: 'http-500' });
    const { delivery, failure, notBefore } = driver.entry('k1');
    assert.deepEqual([delivery, failure?.cause, failure?.code, notBefore], ['waiting', 'network', 'http-500', driver.now + 2_000]);
    assert.deepEqual(typesOf(driver.pass(2_000)), ['look-up']);
  });

  test('SEND-4.25 a person may end that wait: it has failed as before', () => {
    const driver = refusedLongAgo();
    driver.retry('k1');
    driver.lookedUp('k1', { kind: 'unknown', why: 'http-500' });
    driver.wish('stop-waiting', 'k1');
    assert.deepEqual([driver.entry('k1').delivery, driver.entry('k1').failure?.cause], ['failed', 'unknown']);
  });

  test('SEND-4.25 given up after 30 s, it is asked again', () => {
    const driver = refusedLongAgo();
    driver.retry('k1');
    assert.deepEqual(typesOf(driver.pass(30_000)), ['abandon']);
    assert.deepEqual(typesOf(driver.pass(2_000)), ['look-up']);
  });

  test('SEND-4.5 an answer to one that was given up says nothing of the next', () => {
    const driver = refusedLongAgo();
    driver.retry('k1');
    driver.pass(30_000);
    driver.pass(2_000);
    const flight = driver.state.lanes.get('c1')?.flight;
    driver.lookedUp('k1', { kind: 'absent' }, driver.state.nextLookUp - 2);
    assert.deepEqual([driver.store(), driver.state.lanes.get('c1')?.flight, flight?.kind], [[], flight, 'look-up']);
  });

  test('SEND-4.25 a later message of somebody else ends it', () => {
    const driver = refusedLongAgo();
    driver.retry('k1');
    driver.step({ type: 'observed', messages: [sampleMessage({ id: 'm9', position: 9, at: driver.now })] });
    driver.lookedUp('k1', { kind: 'absent' });
    assert.deepEqual([attemptsOf(driver.store()), driver.entry('k1').delivery, driver.entry('k1').newerAt], [[], 'failed', driver.now]);
  });

  test('SEND-4.25 what a person asks for meanwhile counts', () => {
    const driver = OutboxDriver.ready({ deduplicationWindowMs: 0, lookUp: true });
    driver.send('k1');
    driver.answer('k1', { kind: 'refused', failure: sampleFailure('throttled', { retryAt: driver.now + MINUTE_MS }) });
    driver.store();
    driver.pass(MINUTE_MS);
    assert.equal(driver.state.lanes.get('c1')?.flight?.kind, 'look-up');
    driver.retry('k1', 'now');
    driver.lookedUp('k1', { kind: 'absent' });
    driver.store();
    assert.deepEqual([driver.entry('k1').attempts.at(-1)?.reason, driver.entry('k1').attemptCount], ['now', 2]);
    const stopped = OutboxDriver.ready({ deduplicationWindowMs: 0, lookUp: true });
    stopped.failed('k1', 'throttled', {}, { retryAt: stopped.now + MINUTE_MS });
    stopped.pass(MINUTE_MS);
    stopped.wish('stop-waiting', 'k1');
    stopped.lookedUp('k1', { kind: 'absent' });
    assert.deepEqual([attemptsOf(stopped.store()), stopped.entry('k1').delivery], [[], 'failed']);
  });
});
