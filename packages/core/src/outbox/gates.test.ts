import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { attemptsOf } from '../../../../test/support/node/attempts-of.ts';
import { OutboxDriver } from '../../../../test/support/node/outbox-driver.ts';
import { sampleFailure } from '../../../../test/support/node/sample-failure.ts';
import type { FailureCause } from '@cs-inbox/protocol';

const MINUTE_MS = 60_000;

/** k1 of c1 shut the store s1 for a minute; k2 … k4 wait in c1, c2 and c3. */
function shut(cause: FailureCause = 'throttled'): OutboxDriver {
  const driver = OutboxDriver.ready();
  driver.failed('k1', cause, {}, { retryAt: driver.now + MINUTE_MS });
  for (const [i, conversationId] of ['c1', 'c2', 'c3'].entries()) driver.send(`k${i + 2}`, { conversationId });
  return driver;
}

describe('a store that is shut for a time', () => {
  test('FAIL-2.2 is left alone until then, and every message to it waits', () => {
    const driver = shut();
    assert.deepEqual(attemptsOf(driver.run(MINUTE_MS - 1)), []);
    for (const key of ['k2', 'k3', 'k4']) {
      const { delivery, failure } = driver.entry(key);
      assert.deepEqual([delivery, failure?.cause, failure?.retryAt], ['waiting', 'throttled', driver.now + 1]);
      assert.deepEqual(driver.outlook(key).resumes, { on: 'time', at: driver.now + 1 });
    }
  });

  test('FAIL-2.2 says so as a whole', () => {
    const driver = shut();
    assert.deepEqual([...driver.state.gates], [['s1', { cause: 'throttled', until: driver.now + MINUTE_MS, first: 'k1' }]]);
  });

  test('FAIL-2.2 does not keep other stores', () => {
    const driver = shut();
    assert.deepEqual(attemptsOf(driver.send('k9', { conversationId: 'c9', storeId: 's9' })), ['k9']);
  });

  test('FAIL-2.2 gets nothing that is unconfirmed either, but is asked what became of it', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    driver.send('k2', { conversationId: 'c2' });
    driver.lost('k1');
    driver.refused('k2', 'throttled', { retryAt: driver.now + MINUTE_MS });
    const effects = driver.run(1_000);
    assert.deepEqual([attemptsOf(effects), effects.map(({ type }) => type)], [[], ['look-up']]);
    driver.lookedUp('k1', { kind: 'absent' });
    assert.deepEqual(attemptsOf(driver.run(MINUTE_MS - 2_000)), []);
  });

  test('FAIL-2.2 gets nothing either whose departure was being stored when that was told', () => {
    for (const planned of [false, true]) {
      const driver = OutboxDriver.ready();
      driver.send('k1');
      if (planned) driver.failed('k2', 'unknown', { conversationId: 'c2' }, { retryable: true });
      if (planned) driver.step({ type: 'retry', conversationId: 'c2', key: 'k2', planned: { trigger: 'manual', by: 'Mei Lin', reason: '' } });
      else driver.accept('k2', { conversationId: 'c2' });
      assert.equal(driver.entry('k2').delivery, 'sending');
      assert.deepEqual(attemptsOf(driver.refused('k1', 'throttled', { retryAt: driver.now + MINUTE_MS })), []);
      const { attemptCount, delivery, failure } = driver.entry('k2');
      assert.deepEqual([attemptCount, delivery, failure?.cause], [planned ? 1 : 0, 'waiting', 'throttled']);
      assert.deepEqual(attemptsOf(driver.run(MINUTE_MS)), ['k1']);
      driver.accepted('k1');
      assert.deepEqual(attemptsOf(driver.store()), ['k2']);
    }
  });

  test('FAIL-2.2 is so after a reload too', () => {
    const before = shut();
    const driver = OutboxDriver.ready();
    driver.step({ type: 'loaded', entries: ['k1', 'k2', 'k3'].map((key) => before.entry(key)) });
    assert.deepEqual(attemptsOf(driver.run(MINUTE_MS - 1)), []);
    assert.deepEqual(attemptsOf(driver.run(1)), ['k1']);
  });

  test('FAIL-2.3 opens with the message that met it, alone, and with all others once it is through', () => {
    const driver = shut();
    assert.deepEqual(attemptsOf(driver.run(MINUTE_MS)), ['k1']);
    assert.deepEqual(attemptsOf(driver.run(20_000)), []);
    driver.accepted('k1');
    assert.deepEqual(attemptsOf(driver.store()), ['k2', 'k3', 'k4']);
  });

  test('FAIL-2.3 stays shut where that one is told to wait again', () => {
    const driver = shut();
    driver.run(MINUTE_MS);
    driver.refused('k1', 'throttled', { retryAt: driver.now + 5_000 });
    assert.deepEqual(attemptsOf(driver.run(4_999)), []);
    assert.deepEqual(attemptsOf(driver.run(1)), ['k1']);
  });

  test('FAIL-2.3 opens with the oldest of several, one after the other', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1', { conversationId: 'c1' });
    driver.send('k2', { conversationId: 'c2' });
    driver.refused('k2', 'throttled', { retryAt: driver.now + MINUTE_MS });
    driver.refused('k1', 'throttled', { retryAt: driver.now + MINUTE_MS });
    assert.deepEqual(attemptsOf(driver.run(MINUTE_MS)), ['k1']);
    driver.accepted('k1');
    assert.deepEqual(attemptsOf(driver.store()), ['k2']);
  });

  test('FAIL-2.6 of several times the latest counts', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1', { conversationId: 'c1' });
    driver.send('k2', { conversationId: 'c2' });
    driver.refused('k1', 'throttled', { retryAt: driver.now + 5_000 });
    driver.refused('k2', 'throttled', { retryAt: driver.now + MINUTE_MS });
    assert.deepEqual(attemptsOf(driver.run(MINUTE_MS - 1)), []);
  });

  test('FAIL-2.6 a time that was asked for counts also where a person has to act besides', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1', { conversationId: 'c1' });
    driver.send('k2', { conversationId: 'c2' });
    driver.refused('k1', 'throttled', { retryAt: driver.now + MINUTE_MS });
    driver.refused('k2', 'config');
    assert.deepEqual(driver.outlook('k2').retry, { verdict: 'may', at: driver.now + MINUTE_MS });
    assert.deepEqual(attemptsOf([...driver.retry('k2'), ...driver.run(MINUTE_MS - 1)]), []);
  });

  for (const wish of ['stop-waiting', 'discard'] as const) {
    test(`FAIL-2.6 is shut until then, also after ${wish} of the message that met it`, () => {
      const driver = shut();
      assert.deepEqual(attemptsOf(driver.wish(wish, 'k1')), []);
      assert.deepEqual(attemptsOf(driver.run(MINUTE_MS - 1)), []);
      assert.deepEqual(attemptsOf(driver.run(1)), ['k2', 'k3', 'k4']);
    });
  }

  test('FAIL-2.6 is shut until then, also after another message took the place of the one that met it', () => {
    const driver = shut();
    assert.deepEqual(attemptsOf(driver.send('k5', { replaces: 'k1' })), []);
    assert.deepEqual(attemptsOf(driver.run(MINUTE_MS - 1)), []);
    assert.deepEqual(attemptsOf(driver.run(1)), ['k2', 'k3', 'k4']);
  });
});

test('FAIL-2.7 a daily limit: at the reset the store opens to all but the message that met it', () => {
  const driver = shut('quota');
  assert.deepEqual(attemptsOf(driver.run(MINUTE_MS - 1)), []);
  assert.deepEqual(attemptsOf(driver.run(1)), ['k3', 'k4']);
  assert.deepEqual([driver.entry('k1').delivery, driver.outlook('k1').resumes], ['failed', null]);
  assert.deepEqual(attemptsOf(driver.retry('k1')), ['k1']);
});

describe('a store that is shut for somebody to act', () => {
  test('FAIL-8.9 opens once that message is through, which a person has sent again', () => {
    const driver = shut('config');
    assert.deepEqual(attemptsOf(driver.run(3 * 60 * MINUTE_MS)), []);
    assert.deepEqual(attemptsOf(driver.retry('k1')), ['k1']);
    assert.deepEqual(driver.entry('k3').failure?.cause, 'config');
    driver.accepted('k1');
    assert.deepEqual(attemptsOf(driver.store()), ['k2', 'k3', 'k4']);
  });

  test('FAIL-8.9 opens where nobody waits for that message any more', () => {
    for (const wish of ['stop-waiting', 'discard'] as const) assert.deepEqual(attemptsOf(shut('config').wish(wish, 'k1')), ['k2', 'k3', 'k4']);
  });

  test('FAIL-8.9 stays shut while the retry waits for the network', () => {
    const driver = shut('config');
    driver.step({ type: 'network', up: false });
    assert.deepEqual(attemptsOf(driver.retry('k1')), []);
    driver.pass(1_000);
    assert.deepEqual(attemptsOf([...driver.networkBack(), ...driver.store()]), ['k1']);
  });

  test('FAIL-8.9 stays shut where the disk refuses that departure', () => {
    const driver = shut('config');
    driver.step({ type: 'retry', conversationId: 'c1', key: 'k1', planned: { trigger: 'manual', by: '', reason: '' } });
    const [update] = driver.state.commits.keys();
    driver.step({ type: 'committed', commit: update ?? -1 });
    assert.deepEqual(attemptsOf([...driver.refuse(), ...driver.store()]), []);
    assert.deepEqual(attemptsOf(driver.run(5_000)), ['k1']);
    assert.deepEqual(attemptsOf(driver.run(10_000)), []);
  });
});

describe('a store is never shut for ever', () => {
  /** k1 failed and holds nobody up; k2 behind it met something for which the store is shut. */
  const behind = (cause: FailureCause) => {
    const driver = OutboxDriver.ready();
    driver.failed('k1', 'unknown', {}, { retryable: true });
    driver.failed('k2', cause, {}, { retryAt: driver.now + 30_000 });
    driver.send('k3', { conversationId: 'c2' });
    return driver;
  };

  test('FAIL-2.3 a message that was sent again in front of the one that met it goes first', () => {
    const driver = behind('login');
    assert.deepEqual(attemptsOf(driver.retry('k1')), ['k1']);
    driver.accepted('k1');
    assert.deepEqual(attemptsOf([...driver.store(), ...driver.run(30_000)]), ['k2']);
    driver.accepted('k2');
    assert.deepEqual(attemptsOf(driver.store()), ['k3']);
  });

  test('FAIL-8.9 a message that was sent again in front of one that waits for a person finds out', () => {
    const driver = behind('config');
    assert.deepEqual(attemptsOf(driver.retry('k1')), ['k1']);
    driver.accepted('k1');
    driver.store();
    assert.deepEqual(driver.outlook('k2').retry, { verdict: 'may', at: null });
  });

  test('FAIL-2.3 one that stands behind a message that waits for a person keeps its store no longer than its time', () => {
    const driver = behind('throttled');
    driver.step({ type: 'network', up: false });
    driver.run(30_000);
    driver.retry('k1');
    assert.deepEqual(attemptsOf([...driver.networkBack(), ...driver.store()]), ['k1']);
    driver.answer('k1', { kind: 'refused', failure: sampleFailure('storage') });
    assert.deepEqual(attemptsOf([...driver.store(), ...driver.run(30_000)]), ['k3']);
  });
});
