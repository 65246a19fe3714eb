import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import type { FailureCause } from '@cs-inbox/protocol';
import { attemptsOf } from '../../../../test/support/node/attempts-of.ts';
import { OutboxDriver } from '../../../../test/support/node/outbox-driver.ts';
import { sampleMessage } from '../../../../test/support/node/sample-message.ts';

/** Failed, may be sent again, and holds nobody up. */
const loose = { cause: 'unknown' as FailureCause, change: { retryable: true } };
const fail = (driver: OutboxDriver, key: string) => driver.failed(key, loose.cause, {}, loose.change);
const seen = (driver: OutboxDriver, change: Partial<Parameters<typeof sampleMessage>[0]>) =>
  [...driver.step({ type: 'observed', messages: [sampleMessage({ id: 'm9', position: 9, at: 1_780_000_000_077, ...change })] }), ...driver.store()];

describe('a later message of the conversation', () => {
  test('RETRY-2.2 that has reached the contact closes the retry, whoever sent it, and says since when', () => {
    for (const key of [null, 'key-of-another']) {
      const driver = OutboxDriver.ready();
      fail(driver, 'k1');
      const effects = seen(driver, { key });
      assert.deepEqual(driver.outlook('k1').retry, { verdict: 'never', why: 'newer', newerAt: 1_780_000_000_077 });
      assert.deepEqual(effects.map((effect) => effect.type === 'commit' && effect.puts.map((entry) => [entry.key, entry.newerAt])), [[['k1', 1_780_000_000_077]]]);
    }
  });

  test('RETRY-2.2 of our own closes it too', () => {
    const driver = OutboxDriver.ready();
    fail(driver, 'k1');
    driver.send('k2');
    driver.accepted('k2');
    assert.deepEqual(driver.outlook('k1').retry?.verdict, 'never');
  });

  test('RETRY-2.2 ends what would have sent it by itself, and sets those behind it free', () => {
    const driver = OutboxDriver.ready();
    driver.failed('k1', 'platform');
    driver.send('k2', { afterPosition: 9 });
    assert.deepEqual(attemptsOf(seen(driver, {})), ['k2']);
    assert.equal(driver.outlook('k1').resumes, null);
    driver.accepted('k2');
    driver.store();
    assert.deepEqual(attemptsOf(driver.run(60_000)), []);
  });

  test('RETRY-2.2 of the buyer, one that stands before it, and one of another conversation do not count', () => {
    const driver = OutboxDriver.ready();
    fail(driver, 'k1');
    const before = driver.state;
    for (const change of [{ direction: 'in' }, { position: 0 }, { conversationId: 'c2' }] as const) assert.deepEqual(seen(driver, change), []);
    assert.equal(driver.state, before);
  });

  test('RETRY-2.2 counts too where it is seen while the attempt is on its way that is then refused', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    seen(driver, {});
    assert.equal(driver.entry('k1').delivery, 'sending');
    driver.refused('k1', 'platform');
    assert.deepEqual([driver.outlook('k1').retry, driver.outlook('k1').resumes], [{ verdict: 'never', why: 'newer', newerAt: 1_780_000_000_077 }, null]);
    assert.deepEqual(attemptsOf(driver.run(60_000)), []);
  });

  test('RETRY-2.2 counts too where it is seen while nobody knows what became of the attempt: it is asked for, and not sent again behind it', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    driver.lost('k1');
    seen(driver, {});
    assert.deepEqual(driver.run(1_000).map(({ type }) => type), ['look-up']);
    driver.lookedUp('k1', { kind: 'unknown', why: 'http-502' });
    assert.deepEqual(driver.run(5_000).map(({ type }) => type), ['look-up']);
    driver.lookedUp('k1', { kind: 'absent' });
    assert.deepEqual([driver.entry('k1').delivery, driver.outlook('k1').retry?.verdict, attemptsOf(driver.store())], ['failed', 'never', []]);
  });

  test('RETRY-2.2 counts too where it is seen and the backend cannot be asked: sent again, its refusal is the last', () => {
    const driver = OutboxDriver.ready({ deduplicationWindowMs: 86_400_000, lookUp: false });
    driver.send('k1');
    driver.lost('k1');
    seen(driver, {});
    assert.deepEqual([driver.entry('k1').delivery, attemptsOf(driver.run(1_000))], ['unconfirmed', ['k1']]);
    driver.refused('k1', 'throttled');
    assert.equal(driver.outlook('k1').retry?.verdict, 'never');
  });

  test('RETRY-2.2 says nothing of a message that is accepted after all', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    seen(driver, {});
    driver.accepted('k1');
    assert.equal(driver.has('k1'), false);
  });

  test('RETRY-2.3 that failed, was discarded, or only waits does not count: two failed ones go in their order', () => {
    const driver = OutboxDriver.ready();
    for (const key of ['k1', 'k2', 'k3']) fail(driver, key);
    driver.wish('discard', 'k3');
    assert.deepEqual(['k1', 'k2'].map((key) => driver.outlook(key).retry), [{ verdict: 'may', at: null }, { verdict: 'may', at: null }]);
    assert.deepEqual(attemptsOf(driver.retry('k1')), ['k1']);
    driver.accepted('k1');
    driver.store();
    assert.deepEqual(attemptsOf(driver.retry('k2')), ['k2']);
  });

  test('RETRY-2.4 that is on its way or unconfirmed is waited for', () => {
    const driver = OutboxDriver.ready();
    fail(driver, 'k1');
    driver.send('k2');
    assert.deepEqual(driver.outlook('k1').retry, { verdict: 'waits', for: 'answer' });
    driver.lost('k2');
    assert.deepEqual(driver.outlook('k1').retry, { verdict: 'waits', for: 'answer' });
    driver.run(1_000);
    driver.refused('k2', 'content');
    assert.deepEqual(driver.outlook('k1').retry, { verdict: 'may', at: null });
  });
});

test('RETRY-2.4 an earlier message that is on its way or waits is waited for', () => {
  const driver = OutboxDriver.ready();
  fail(driver, 'k1');
  fail(driver, 'k2');
  driver.retry('k1');
  assert.deepEqual(driver.outlook('k2').retry, { verdict: 'waits', for: 'earlier' });
  driver.refused('k1', 'platform');
  assert.deepEqual(driver.outlook('k2').retry, { verdict: 'waits', for: 'earlier' });
  driver.wish('stop-waiting', 'k1');
  assert.deepEqual(driver.outlook('k2').retry, { verdict: 'may', at: null });
});

describe('the wait', () => {
  test('RETRY-2.1 is its own, or that of its store, whichever is longer', () => {
    const driver = OutboxDriver.ready();
    driver.failed('k1', 'platform', {}, { retryAt: driver.now + 20_000 });
    driver.failed('k3', 'platform', { conversationId: 'c3' }, { retryAt: driver.now + 5_000 });
    driver.failed('k2', 'throttled', { conversationId: 'c2' }, { retryAt: driver.now + 10_000 });
    assert.deepEqual(driver.outlook('k1').retry, { verdict: 'may', at: driver.now + 20_000 });
    assert.deepEqual(driver.outlook('k3').retry, { verdict: 'may', at: driver.now + 10_000 });
  });

  test('RETRY-2.1 of its store counts for every message of it', () => {
    const driver = OutboxDriver.ready();
    fail(driver, 'k1');
    driver.failed('k2', 'throttled', { conversationId: 'c2' }, { retryAt: driver.now + 10_000 });
    assert.deepEqual(driver.outlook('k1').retry, { verdict: 'may', at: driver.now + 10_000 });
    assert.deepEqual([attemptsOf(driver.retry('k1')), driver.entry('k1').delivery], [[], 'failed']);
    driver.run(10_000);
    driver.accepted('k2');
    driver.store();
    assert.deepEqual(attemptsOf(driver.retry('k1')), ['k1']);
  });
});

describe('what sends it by itself', () => {
  test('FAIL-2.2 is the time at which its store opens, where that is later than its own', () => {
    const driver = OutboxDriver.ready();
    driver.failed('k1', 'platform', {}, { retryAt: driver.now + 5_000 });
    driver.failed('k2', 'throttled', { conversationId: 'c2' }, { retryAt: driver.now + 60_000 });
    assert.deepEqual(driver.outlook('k1').resumes, { on: 'time', at: driver.now + 60_000 });
    assert.deepEqual(attemptsOf(driver.run(59_999)), []);
  });

  test('SEND-5.4 is the network where there is none', () => {
    const driver = OutboxDriver.ready();
    driver.failed('k1', 'throttled');
    driver.step({ type: 'network', up: false });
    assert.deepEqual(driver.outlook('k1').resumes, { on: 'network' });
    assert.deepEqual(attemptsOf(driver.run(3_600_000)), []);
  });
});

describe('messages that wait for a decision', () => {
  /** k1 of c1 was given up, with three behind it. */
  const givenUp = () => {
    const driver = OutboxDriver.ready();
    driver.failed('k1', 'storage');
    for (const key of ['k2', 'k3', 'k4']) driver.send(key);
    driver.send('k9', { conversationId: 'c9' });
    return driver;
  };

  test('RETRY-7.2 are counted on the message that they wait for, and on no other', () => {
    const driver = givenUp();
    assert.deepEqual(['k1', 'k2', 'k9'].map((key) => driver.outlook(key).holdsUp), [3, 0, 0]);
  });

  test('RETRY-7.2 go in their order once a person lets them', () => {
    const driver = givenUp();
    assert.deepEqual(attemptsOf(driver.wish('stop-waiting', 'k1')), ['k2']);
    assert.equal(driver.outlook('k1').holdsUp, 0);
    driver.accepted('k2');
    assert.deepEqual(attemptsOf(driver.store()), ['k3']);
  });

  test('RETRY-7.2 are none while the machine still tries, while the network is away, and where a whole store waits', () => {
    const trying = OutboxDriver.ready();
    trying.failed('k1', 'platform');
    trying.send('k2');
    assert.equal(trying.outlook('k1').holdsUp, 0);
    const offline = givenUp();
    offline.step({ type: 'network', up: false });
    assert.equal(offline.outlook('k1').holdsUp, 0);
    const parked = OutboxDriver.ready();
    parked.failed('k1', 'config');
    parked.send('k2');
    assert.equal(parked.outlook('k1').holdsUp, 0);
  });

  test('RETRY-7.2 are there once the machine has given up', () => {
    const driver = OutboxDriver.ready(undefined, { platformRefusalsMax: 1, platformGiveUpMs: 0 });
    driver.failed('k1', 'platform');
    driver.send('k2');
    assert.deepEqual([driver.outlook('k1').holdsUp, driver.outlook('k1').resumes], [1, null]);
  });
});
