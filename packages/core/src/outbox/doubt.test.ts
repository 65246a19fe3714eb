import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { attemptsOf } from '../../../../test/support/node/attempts-of.ts';
import { OutboxDriver } from '../../../../test/support/node/outbox-driver.ts';
import { sampleFailure } from '../../../../test/support/node/sample-failure.ts';
import { sampleMessage } from '../../../../test/support/node/sample-message.ts';

/** Three messages: k1, one to another buyer of its store, one of another store. Nothing proves what became of k1. */
function doubtful(driver: OutboxDriver, cause: Parameters<typeof sampleFailure>[0], retryAfterMs: number | null = null): void {
  driver.send('k1');
  driver.answer('k1', { kind: 'unknown', why: 'http-429', failure: sampleFailure(cause), retryAfterMs });
  driver.store();
  driver.send('k2', { conversationId: 'c2' });
  driver.send('k3', { conversationId: 'c3', storeId: 's2' });
}
const deliveries = (driver: OutboxDriver) => ['k1', 'k2', 'k3'].map((key) => driver.entry(key).delivery);

describe('an answer that proves nothing but says why', () => {
  for (const cause of ['network', 'quota', 'login', 'platform', 'config', 'content', 'recipient', 'unknown'] as const) {
    test(`FAIL-7.7 ${cause}: the message is unconfirmed with that cause until it is known what became of it`, () => {
      const driver = OutboxDriver.ready();
      doubtful(driver, cause);
      const { failure, attempts } = driver.entry('k1');
      assert.deepEqual([failure?.cause, failure?.code, attempts[0]?.outcome, attempts[0]?.cause, attempts[0]?.code, attempts[0]?.requestId], [cause, 'E-1', 'unknown', cause, 'E-1', 'r-1']);
      assert.deepEqual(deliveries(driver), ['unconfirmed', cause === 'quota' ? 'waiting' : 'sending', 'sending']);
      driver.store();
      driver.pass(3_600_000);
      assert.equal(driver.entry('k1').delivery, 'unconfirmed');
      assert.equal(driver.entry('k1').attemptCount, cause === 'network' ? 2 : 1);
    });
  }

  for (const cause of ['quota', 'login', 'platform', 'config', 'content', 'recipient', 'unknown'] as const) {
    test(`FAIL-7.12 ${cause}: is asked for soon, and where the backend never accepted it, it was refused for that`, () => {
      const driver = OutboxDriver.ready();
      doubtful(driver, cause, 90_000);
      const plain = OutboxDriver.ready();
      plain.failed('k1', cause, {}, { retryAt: driver.now + 90_000 });
      assert.deepEqual(driver.pass(2_000).filter(({ type }) => type !== 'commit').map(({ type }) => type), ['look-up']);
      plain.now = driver.now;
      driver.lookedUp('k1', { kind: 'absent' });
      driver.store();
      const { attempts, delivery, failure, shuts } = driver.entry('k1');
      assert.deepEqual([delivery, failure, shuts?.cause, attempts.map(({ outcome }) => outcome)], ['failed', { ...plain.entry('k1').failure, retryAt: failure?.retryAt }, plain.entry('k1').shuts?.cause, ['refused']]);
      assert.deepEqual(driver.outlook('k1').retry?.verdict, plain.outlook('k1').retry?.verdict);
      assert.equal(driver.state.gates.get('s1')?.cause, plain.state.gates.get('s1')?.cause);
    });
  }

  test('FAIL-7.12 is asked for in vain, and sent again as everything of which nobody knows', () => {
    const driver = OutboxDriver.ready();
    doubtful(driver, 'content');
    driver.pass(2_000);
    driver.lookedUp('k1', { kind: 'unknown', why: 'http-502' });
    driver.pass(5_000);
    assert.equal(driver.entry('k1').attemptCount, 2);
  });

  test('FAIL-7.12 found, it is sent', () => {
    const driver = OutboxDriver.ready();
    doubtful(driver, 'content');
    driver.pass(2_000);
    driver.lookedUp('k1', { kind: 'found', message: sampleMessage({ id: 'm1', key: 'k1', conversationId: 'c1' }) });
    assert.equal(driver.has('k1'), false);
  });

  test('FAIL-7.12 a bare status that anybody in between may give is no reason', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    driver.answer('k1', { kind: 'unknown', why: 'http-403', failure: sampleFailure('unknown', { code: 'http-403' }) });
    driver.store();
    driver.pass(2_000);
    assert.equal(driver.entry('k1').attemptCount, 2);
  });

  test('FAIL-2.13 quota: its whole store waits as long as it asks for, and no other one', () => {
    const driver = OutboxDriver.ready();
    doubtful(driver, 'quota', 90_000);
    assert.deepEqual(deliveries(driver), ['unconfirmed', 'waiting', 'sending']);
    driver.pass(2_000);
    driver.lookedUp('k1', { kind: 'absent' });
    driver.store();
    driver.pass(87_999);
    assert.deepEqual([driver.entry('k1').delivery, driver.entry('k2').attemptCount], ['failed', 0]);
    driver.pass(1);
    driver.store();
    assert.equal(driver.entry('k2').delivery, 'sending');
  });

  test('FAIL-2.13 throttled: its whole store waits as long as it asks for, and no other one', () => {
    const driver = OutboxDriver.ready();
    doubtful(driver, 'throttled', 90_000);
    assert.deepEqual(deliveries(driver), ['unconfirmed', 'waiting', 'sending']);
    driver.pass(89_999);
    assert.deepEqual([driver.entry('k1').attemptCount, driver.entry('k2').attemptCount], [1, 0]);
    driver.pass(1);
    driver.store();
    assert.equal(driver.entry('k1').attemptCount, 2);
    driver.accepted('k1');
    driver.store();
    assert.equal(driver.entry('k2').delivery, 'sending');
  });

  test('FAIL-2.13 what a throttled answer asked for is kept over a reload', () => {
    const before = OutboxDriver.ready();
    before.send('k1');
    before.answer('k1', { kind: 'unknown', why: 'http-429', failure: sampleFailure('throttled'), retryAfterMs: 3_600_000 });
    const driver = OutboxDriver.ready();
    driver.knows('s1');
    driver.now = before.now + 5_000;
    driver.step({ type: 'loaded', entries: [before.entry('k1')] });
    driver.send('k2', { conversationId: 'c2' });
    assert.deepEqual(driver.state.gates.get('s1'), { cause: 'throttled', until: before.now + 3_600_000, first: 'k1' });
    assert.deepEqual(attemptsOf(driver.run(3_594_999)), []);
    assert.deepEqual(attemptsOf(driver.run(1)), ['k1']);
  });

  test('FAIL-2.13 what a 503 asked for is kept though the network goes and comes back, and over a reload', () => {
    const driver = OutboxDriver.ready();
    driver.knows('s1');
    driver.send('k1');
    driver.answer('k1', { kind: 'unknown', why: 'http-503', retryAfterMs: 600_000 });
    driver.store();
    driver.step({ type: 'network', up: false });
    driver.pass(2_000);
    assert.deepEqual(attemptsOf([...driver.networkBack(), ...driver.run(590_000)]), []);
    const later = OutboxDriver.ready();
    later.knows('s1');
    later.now = driver.now;
    later.step({ type: 'loaded', entries: [driver.entry('k1')] });
    assert.deepEqual([attemptsOf(later.run(7_999)), attemptsOf(later.run(1))], [[], ['k1']]);
  });

  test('FAIL-2.14 the back-off of its look-ups shuts its store no longer, and the first that tells nothing opens it', () => {
    const driver = OutboxDriver.ready({ deduplicationWindowMs: 0, lookUp: true });
    doubtful(driver, 'throttled', 5_000);
    driver.run(5_000);
    driver.lookedUp('k1', { kind: 'unknown', why: 'http-404' });
    driver.store();
    assert.deepEqual([driver.entry('k2').delivery, driver.state.gates.size], ['sending', 0]);
  });

  test('FAIL-2.13 throttled without a time waits as a refusal would, and a time below a second is a second', () => {
    const driver = OutboxDriver.ready();
    doubtful(driver, 'throttled');
    assert.equal(driver.entry('k1').notBefore, driver.now + 37_500);
    const soon = OutboxDriver.ready();
    doubtful(soon, 'throttled', 0);
    assert.ok((soon.entry('k1').notBefore ?? 0) >= soon.now + 1_000);
  });

  test('FAIL-2.13 a wait of the network is kept by the message alone, for a day at most', () => {
    const driver = OutboxDriver.ready();
    doubtful(driver, 'network', 3_000_000_000);
    assert.equal(driver.entry('k1').notBefore, driver.now + 86_400_000);
    assert.deepEqual(deliveries(driver), ['unconfirmed', 'sending', 'sending']);
  });

  test('FAIL-2.13 what is found by a look-up opens the store for all that waited for it once its time is over', () => {
    const driver = OutboxDriver.ready({ deduplicationWindowMs: 0, lookUp: true });
    doubtful(driver, 'throttled', 20_000);
    driver.pass(20_000);
    assert.equal(driver.state.lanes.get('c1')?.flight?.kind, 'look-up');
    driver.lookedUp('k1', { kind: 'absent' });
    driver.store();
    assert.equal(driver.entry('k1').attemptCount, 2);
    driver.accepted('k1');
    driver.store();
    assert.equal(driver.entry('k2').delivery, 'sending');
  });
});
