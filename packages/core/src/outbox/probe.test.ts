import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { attemptsOf } from '../../../../test/support/node/attempts-of.ts';
import { OutboxDriver } from '../../../../test/support/node/outbox-driver.ts';
import { sampleEntry } from '../../../../test/support/node/sample-entry.ts';

/** A store that its configuration shuts, with messages of other conversations that wait for it. */
function shut(): OutboxDriver {
  const driver = OutboxDriver.ready();
  driver.failed('k1', 'config');
  for (const [key, conversationId] of [['k2', 'c2'], ['k3', 'c3']] as const) driver.send(key, { conversationId });
  return driver;
}

describe('the message that finds out whether a store is open', () => {
  test('FAIL-2.3 keeps it shut while nobody knows what became of it, and opens it once it is through', () => {
    const driver = shut();
    assert.deepEqual(attemptsOf(driver.retry('k1')), ['k1']);
    driver.lost('k1');
    assert.deepEqual([driver.entry('k1').delivery, driver.entry('k2').delivery], ['unconfirmed', 'waiting']);
    assert.deepEqual(attemptsOf(driver.run(2_000)), ['k1']);
    assert.deepEqual(attemptsOf([...driver.accepted('k1'), ...driver.store()]), ['k2', 'k3']);
  });

  test('FAIL-2.3 keeps it shut over a reload in the middle', () => {
    const before = shut();
    before.retry('k1');
    const driver = new OutboxDriver();
    const entries = ['k1', 'k2', 'k3'].map((key) => before.entry(key));
    driver.step({ type: 'loaded', entries });
    driver.step({ type: 'capabilities', capabilities: { deduplicationWindowMs: 86_400_000, lookUp: true } });
    assert.deepEqual(attemptsOf([...driver.networkBack(), ...driver.store()]), ['k1']);
  });

  test('FAIL-2.3 that nobody can ever resolve keeps nobody out', () => {
    const driver = shut();
    driver.step({ type: 'capabilities', capabilities: { deduplicationWindowMs: 0, lookUp: false } });
    driver.retry('k1');
    assert.deepEqual(attemptsOf([...driver.lost('k1'), ...driver.store()]), ['k2', 'k3']);
  });

  test('FAIL-2.3 is the one that somebody has sent again, before the one that would go by itself', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    driver.send('k2', { conversationId: 'c2' });
    for (const key of ['k1', 'k2']) driver.refused(key, 'login');
    assert.deepEqual(attemptsOf(driver.retry('k2')), ['k2']);
  });

  test('FAIL-2.3 is the one that somebody has sent again, also where it had only waited for the store so far', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    driver.refused('k1', 'login');
    driver.send('k2', { conversationId: 'c2' });
    driver.wish('stop-waiting', 'k2');
    driver.store();
    assert.deepEqual(attemptsOf(driver.retry('k2')), ['k2']);
  });

  test('FAIL-2.3 is it not where the store has asked for time', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    driver.refused('k1', 'throttled', {}, 60_000);
    driver.send('k2', { conversationId: 'c2' });
    driver.wish('stop-waiting', 'k2');
    driver.store();
    assert.deepEqual(attemptsOf(driver.retry('k2')), []);
  });

  test('FAIL-8.9 that was taken proves the store open also to the others that were refused so', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    driver.send('k2', { conversationId: 'c2' });
    for (const key of ['k1', 'k2']) driver.refused(key, 'config');
    driver.send('k3', { conversationId: 'c3' });
    driver.retry('k2');
    assert.deepEqual(attemptsOf([...driver.accepted('k2'), ...driver.store()]), ['k3']);
    assert.equal(driver.entry('k1').delivery, 'failed');
  });
});

describe('a time that was asked for', () => {
  test('FAIL-2.6 is kept though its message is given up and the login goes and comes back meanwhile', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    driver.refused('k1', 'throttled', {}, 60_000);
    driver.wish('discard', 'k1');
    driver.logins('s1');
    driver.logins();
    assert.deepEqual(attemptsOf(driver.send('k2')), []);
    assert.deepEqual(attemptsOf(driver.run(60_000)), ['k2']);
  });
});

describe('what goes by itself in a store that somebody has to open', () => {
  test('FAIL-8.8 says no time at which it cannot go', () => {
    const driver = OutboxDriver.ready();
    driver.failed('k1', 'platform');
    driver.failed('k2', 'config', { conversationId: 'c2' });
    assert.equal(driver.outlook('k1').resumes, null);
    driver.logins('s1');
    assert.deepEqual(driver.outlook('k1').resumes, { on: 'login' });
  });
});

describe('a new message that the disk has not taken yet', () => {
  test('SEND-2.4 has no row on it by another way', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    driver.accept('k2');
    const written = driver.accepted('k1').flatMap((effect) => (effect.type === 'commit' ? effect.puts : []));
    assert.deepEqual(written.map(({ key, attemptCount }) => [key, attemptCount]), []);
    driver.step({ type: 'network', up: false });
    driver.accept('k3', { conversationId: 'c3' });
    assert.deepEqual(driver.wish('stop-waiting', 'k3'), []);
  });

  test('RETRY-2.2 an own earlier message that another tab wrote behind it is no newer one', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    driver.accepted('k1');
    driver.store();
    driver.step({ type: 'found', entries: [sampleEntry({ key: 'k2', seq: driver.now + 5, afterPosition: -1 })] });
    assert.equal(driver.entry('k2').afterPosition, 1);
  });
});
