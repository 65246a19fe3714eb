import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { attemptsOf } from '../../../../test/support/node/attempts-of.ts';
import { goodBackend, OutboxDriver } from '../../../../test/support/node/outbox-driver.ts';
import { sampleMessage } from '../../../../test/support/node/sample-message.ts';
import type { MessageKey } from '@cs-inbox/protocol';
import type { OutboxEffect } from './outbox-effect.ts';
import type { SendCapabilities } from './outbox-state.ts';
import { retryVerdicts } from './retry-all.ts';

const HOUR_MS = 3_600_000;
const again = { retryable: true };
const bulk: SendCapabilities = { ...goodBackend, bulkRetry: true };

/** One failed message in each of so many conversations. */
function failedIn(conversations: number, capabilities: SendCapabilities = goodBackend, policy = {}): OutboxDriver {
  const driver = OutboxDriver.ready(capabilities, policy);
  for (let i = 1; i <= conversations; i++) driver.failed(`k${i}`, 'unknown', { conversationId: `c${i}` }, again);
  return driver;
}

const places = (driver: OutboxDriver, keys: readonly MessageKey[]) => keys.map((key) => ({ conversationId: driver.has(key) ? driver.entry(key).conversationId : 'c1', key }));

/** A person asks for all of them; the disk has not answered. */
function ask(driver: OutboxDriver, keys: readonly MessageKey[], reason = ''): readonly OutboxEffect[] {
  return driver.step({ type: 'retry-all', items: places(driver, keys), planned: { trigger: 'bulk', by: 'Mei Lin', reason } });
}

const retryAll = (driver: OutboxDriver, keys: readonly MessageKey[], reason = '') => [...ask(driver, keys, reason), ...driver.store()];
const requestsOf = (effects: readonly OutboxEffect[]) =>
  effects.flatMap((effect) => (effect.type === 'attempt-together' ? [effect.attempts.map(({ entry }) => entry.key)] : []));

describe('many that are to be sent again and are stopped', () => {
  const stop = (driver: OutboxDriver, keys: readonly MessageKey[]) => driver.step({ type: 'stop-retries', items: places(driver, keys) });

  test('BULK-4.3 what has left, or is about to, goes on; what was never asked for again stays what it is', () => {
    const driver = failedIn(2);
    ask(driver, ['k1', 'k2']);
    driver.failed('k3', 'unknown', { conversationId: 'c3' }, again);
    driver.step({ type: 'network', up: false });
    driver.send('k4', { conversationId: 'c4' });
    const before = driver.state.lanes;
    assert.deepEqual([stop(driver, ['k1', 'k2', 'k3', 'k4', 'nobody']), driver.state.lanes], [[], before]);
  });

  test('BULK-4.3 what waits in a conversation behind one that is on its way has failed as it had, in one transaction', () => {
    const driver = failedIn(2);
    for (const key of ['k5', 'k6', 'k7']) driver.failed(key, 'unknown', { conversationId: 'c1' }, again);
    ask(driver, ['k1', 'k5', 'k6', 'k7']);
    const failures = ['k5', 'k6'].map((key) => driver.entry(key).planned?.failure);
    const commits = stop(driver, ['k1', 'k5', 'k6']).filter((effect) => effect.type === 'commit');
    assert.deepEqual(commits.map(({ puts }) => puts.map(({ key }) => key)), [['k5', 'k6']]);
    assert.deepEqual(['k5', 'k6'].map((key) => driver.entry(key)).map(({ delivery, failure, planned, stopped }, i) => [delivery, failure === failures[i], planned, stopped]), [1, 2].map(() => ['failed', true, null, true]));
    assert.deepEqual(['k1', 'k7'].map((key) => driver.entry(key).delivery), ['sending', 'queued']);
  });
});

describe('many failed messages that are sent again', () => {
  test('RETRY-7.10 go each under its key, with who asked and why', () => {
    const driver = failedIn(3);
    assert.deepEqual(attemptsOf(retryAll(driver, ['k1', 'k2', 'k3'], 'the store is back')), ['k1', 'k2', 'k3']);
    const { by, number, reason, trigger } = driver.entry('k2').attempts.at(-1) ?? {};
    assert.deepEqual([number, trigger, by, reason], [2, 'bulk', 'Mei Lin', 'the store is back']);
  });

  test('RETRY-7.10 are written to the disk in one transaction before anything leaves', () => {
    const driver = failedIn(3);
    const [first] = ask(driver, ['k1', 'k2', 'k3']);
    assert.ok(first?.type === 'commit');
    assert.deepEqual(first.puts.map(({ key, planned }) => [key, planned?.trigger]), [['k1', 'bulk'], ['k2', 'bulk'], ['k3', 'bulk']]);
  });

  test('RETRY-7.10 of a reason 500 characters are kept', () => {
    const driver = failedIn(1);
    retryAll(driver, ['k1'], 'x'.repeat(501));
    assert.equal(driver.entry('k1').attempts.at(-1)?.reason, 'x'.repeat(500));
  });

  test('RETRY-7.11 only those that may: of each it is said whether, and why not', () => {
    const driver = failedIn(2);
    driver.failed('k3', 'content', { conversationId: 'c3' });
    driver.failed('k4', 'quota', { conversationId: 'c4', storeId: 's4' }, { retryAt: driver.now + HOUR_MS });
    driver.step({ type: 'observed', messages: [sampleMessage({ id: 'm9', conversationId: 'c2', position: 9, at: driver.now })] });
    driver.send('k5', { conversationId: 'c5' });
    const keys = ['k1', 'k2', 'k3', 'k4', 'k5', 'k6'];
    assert.deepEqual([...retryVerdicts(driver.state, places(driver, keys), driver.now)], [
      ['k1', { verdict: 'may', at: null }],
      ['k2', { verdict: 'never', why: 'newer', newerAt: driver.now }],
      ['k3', { verdict: 'never', why: 'cause' }],
      ['k4', { verdict: 'may', at: driver.now + HOUR_MS }],
    ]);
    assert.deepEqual(attemptsOf(retryAll(driver, keys)), ['k1']);
    assert.deepEqual(['k2', 'k3', 'k4'].map((key) => driver.entry(key).delivery), ['failed', 'failed', 'failed']);
  });

  test('RETRY-7.11 the verdicts change nothing', () => {
    const driver = failedIn(2);
    const before = driver.state;
    const entries = [...before.lanes.values()].flatMap((lane) => lane.entries);
    retryVerdicts(before, places(driver, ['k1', 'k2']), driver.now);
    assert.equal(driver.state, before);
    assert.deepEqual([...driver.state.lanes.values()].flatMap((lane) => lane.entries), entries);
  });

  test('RETRY-7.12 several of one conversation go in their order, whichever was named first', () => {
    const driver = OutboxDriver.ready();
    for (const key of ['k1', 'k2', 'k3']) driver.failed(key, 'unknown', {}, again);
    assert.deepEqual(attemptsOf(retryAll(driver, ['k3', 'k1', 'k2'])), ['k1']);
    driver.accepted('k1');
    assert.deepEqual(attemptsOf(driver.store()), ['k2']);
    driver.refused('k2', 'unknown', again);
    assert.deepEqual(driver.entry('k3').delivery, 'sending');
  });

  test('RETRY-7.12 one that is not named stays where it is, and does not go before it any more', () => {
    const driver = OutboxDriver.ready();
    for (const key of ['k1', 'k2']) driver.failed(key, 'unknown', {}, again);
    assert.deepEqual(attemptsOf(retryAll(driver, ['k2'])), ['k2']);
    driver.accepted('k2');
    assert.deepEqual(driver.outlook('k1').retry?.verdict, 'never');
  });

  test('RETRY-7.12 also where the later one waits for the earlier one alone', () => {
    const driver = OutboxDriver.ready(goodBackend, { platformRefusalsMax: 1, platformGiveUpMs: 0 });
    driver.failed('k1', 'platform');
    driver.send('k2');
    driver.wish('stop-waiting', 'k2');
    assert.deepEqual(driver.outlook('k2').retry, { verdict: 'waits', for: 'earlier' });
    assert.deepEqual(attemptsOf(retryAll(driver, ['k2', 'k1'])), ['k1']);
    driver.accepted('k1');
    assert.deepEqual(attemptsOf(driver.store()), ['k2']);
  });

  test('RETRY-7.12 one behind another that waits, and not for this, waits for it', () => {
    const driver = OutboxDriver.ready();
    driver.failed('k1', 'platform');
    driver.send('k2');
    driver.wish('stop-waiting', 'k2');
    assert.deepEqual([...retryVerdicts(driver.state, places(driver, ['k2']), driver.now).values()], [{ verdict: 'waits', for: 'earlier' }]);
  });

  test('RETRY-7.11 of a tab that does not send the one that does decides', () => {
    const follows = failedIn(1);
    follows.step({ type: 'follow' });
    const effects = ask(follows, ['k1']);
    assert.deepEqual(effects.map(({ type }) => type), ['wish']);
    assert.equal(follows.entry('k1').delivery, 'failed');
  });
});

test('RETRY-7.11 what the tab that sends has heard is not asked for again by the one that takes over; what it has not is', () => {
  for (const heard of [true, false]) {
    const driver = failedIn(2);
    const entries = ['k1', 'k2'].map((key) => driver.entry(key));
    driver.step({ type: 'follow' });
    ask(driver, ['k1', 'k2']);
    if (heard) driver.step({ type: 'told', whole: false, entries: entries.slice(0, 1), gone: [], gates: new Map() });
    const effects = [...driver.step({ type: 'lead', entries }), ...driver.networkBack(), ...driver.store()];
    assert.deepEqual(attemptsOf(effects), heard ? [] : ['k1', 'k2']);
  }
});

describe('a backend that takes many at once', () => {
  test('RETRY-7.13 gets those that leave at one time in one request, which is on the disk before', () => {
    const driver = failedIn(7, bulk);
    const effects = ask(driver, ['k1', 'k2', 'k3', 'k4', 'k5', 'k6', 'k7'], 'again');
    assert.deepEqual([requestsOf(effects), attemptsOf(effects)], [[], []]);
    const sent = driver.store();
    assert.deepEqual([requestsOf(sent), attemptsOf(sent)], [[['k1', 'k2', 'k3', 'k4', 'k5', 'k6', 'k7']], []]);
    assert.equal(sent.flatMap((effect) => (effect.type === 'attempt-together' ? [effect.reason] : []))[0], 'again');
  });

  test('RETRY-7.13 they do not keep others from leaving meanwhile', () => {
    const driver = failedIn(7, bulk);
    retryAll(driver, ['k1', 'k2', 'k3', 'k4', 'k5', 'k6', 'k7']);
    assert.deepEqual(attemptsOf(driver.send('k8', { conversationId: 'c8' })), ['k8']);
  });

  test('RETRY-7.13 each has an outcome of its own', () => {
    const driver = failedIn(3, bulk);
    retryAll(driver, ['k1', 'k2', 'k3']);
    driver.accepted('k1');
    driver.refused('k2', 'content');
    driver.lost('k3', 'left-out');
    assert.deepEqual([driver.has('k1'), driver.entry('k2').delivery, driver.entry('k3').delivery, driver.entry('k3').failure?.code], [false, 'failed', 'unconfirmed', 'left-out']);
  });

  test('RETRY-7.13 of what it leaves out it is not said that nobody answers', () => {
    const keys = Array.from({ length: 12 }, (_, i) => `k${i + 1}`);
    const driver = failedIn(12, bulk);
    retryAll(driver, keys);
    for (const key of keys) driver.answer(key, { kind: 'unknown', why: 'left-out' });
    assert.deepEqual(attemptsOf(driver.send('n1', { conversationId: 'n1' })), ['n1']);
  });

  test('RETRY-7.14 one request at a time; those that come meanwhile go together with the next', () => {
    const driver = failedIn(4, bulk);
    driver.failed('n1', 'unknown', { conversationId: 'c1' }, again);
    driver.failed('n2', 'unknown', { conversationId: 'c2' }, again);
    assert.deepEqual(requestsOf(retryAll(driver, ['k1', 'n1', 'k2', 'n2'])), [['k1', 'k2']]);
    assert.deepEqual(requestsOf(retryAll(driver, ['k3', 'k4'])), []);
    driver.accepted('k1');
    assert.deepEqual(requestsOf(driver.store()), []);
    driver.accepted('k2');
    assert.deepEqual(requestsOf(driver.store()), [['k3', 'k4', 'n1', 'n2']]);
  });

  test('RETRY-7.14 of no more than 100 messages, and of one reason', () => {
    const driver = failedIn(3, bulk, { togetherMax: 2 });
    assert.deepEqual(requestsOf(retryAll(driver, ['k1', 'k2', 'k3'])), [['k1', 'k2']]);
    const reasons = failedIn(3, bulk);
    reasons.step({ type: 'network', up: false });
    retryAll(reasons, ['k1', 'k3'], 'one');
    retryAll(reasons, ['k2'], 'two');
    assert.deepEqual(requestsOf([...reasons.networkBack(), ...reasons.store()]), [['k1', 'k3']]);
  });

  test('RETRY-7.14 what the disk refuses to record does not leave, and is tried again', () => {
    const driver = failedIn(2, bulk);
    ask(driver, ['k1', 'k2']);
    driver.step({ type: 'committed', commit: [...driver.state.commits.keys()][0] ?? 0 });
    driver.refuse();
    assert.deepEqual(['k1', 'k2'].map((key) => [driver.entry(key).delivery, driver.entry(key).attemptCount]), [['waiting', 1], ['waiting', 1]]);
    assert.deepEqual(requestsOf([...driver.pass(5_000), ...driver.store()]), [['k1', 'k2']]);
  });

  test('RETRY-7.14 what the network has lost meanwhile does not leave', () => {
    const driver = failedIn(2, bulk);
    ask(driver, ['k1', 'k2']);
    driver.step({ type: 'network', up: false });
    assert.deepEqual(requestsOf(driver.store()), []);
    assert.deepEqual(['k1', 'k2'].map((key) => driver.entry(key).delivery), ['waiting', 'waiting']);
  });

  test('RETRY-7.14 a request without an answer is given up after 30 s, and each of its messages is found out about by itself', () => {
    const driver = failedIn(2, bulk);
    retryAll(driver, ['k1', 'k2']);
    assert.deepEqual(driver.pass(30_000).flatMap((effect) => (effect.type === 'abandon' ? [effect.key] : [])), ['k1', 'k2']);
    driver.store();
    assert.deepEqual(['k1', 'k2'].map((key) => driver.entry(key).delivery), ['unconfirmed', 'unconfirmed']);
    assert.deepEqual(attemptsOf([...driver.pass(60_000), ...driver.store()]), ['k1', 'k2']);
  });

  test('RETRY-7.13 what it has never refused goes by itself', () => {
    const driver = OutboxDriver.ready(bulk);
    driver.step({ type: 'network', up: false });
    driver.send('k1');
    driver.wish('stop-waiting', 'k1');
    driver.networkBack();
    const effects = retryAll(driver, ['k1']);
    assert.deepEqual([requestsOf(effects), attemptsOf(effects)], [[], ['k1']]);
  });
});
