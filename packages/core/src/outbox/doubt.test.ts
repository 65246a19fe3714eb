import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { OutboxDriver } from '../../../../test/support/node/outbox-driver.ts';
import { sampleFailure } from '../../../../test/support/node/sample-failure.ts';

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
  for (const cause of ['network', 'login', 'platform', 'config', 'content', 'recipient', 'unknown'] as const) {
    test(`FAIL-7.7 ${cause}: the message is unconfirmed with that cause, is never told as failed, and holds no other conversation`, () => {
      const driver = OutboxDriver.ready();
      doubtful(driver, cause);
      const { failure, attempts } = driver.entry('k1');
      assert.deepEqual([failure?.cause, failure?.code, attempts[0]?.outcome, attempts[0]?.cause, attempts[0]?.code, attempts[0]?.requestId], [cause, 'E-1', 'unknown', cause, 'E-1', 'r-1']);
      assert.deepEqual(deliveries(driver), ['unconfirmed', 'sending', 'sending']);
      driver.store();
      driver.pass(3_600_000);
      assert.equal(driver.entry('k1').delivery, 'unconfirmed');
      assert.equal(driver.entry('k1').attemptCount, 2);
    });
  }

  for (const cause of ['throttled', 'quota'] as const) {
    test(`FAIL-2.13 ${cause}: its whole store waits as long as it asks for, and no other one`, () => {
      const driver = OutboxDriver.ready();
      doubtful(driver, cause, 90_000);
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
  }

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
