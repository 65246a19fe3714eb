import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { OutboxDriver } from '../../../../test/support/node/outbox-driver.ts';

describe('the disk refuses a new message', () => {
  test('SEND-2.4 its text goes back, with the reason, and nothing has left', () => {
    const driver = OutboxDriver.ready();
    driver.accept('k1', { text: 'dear buyer' });
    assert.deepEqual(driver.refuse('quota'), [
      { type: 'return-text', conversationId: 'c1', key: 'k1', text: 'dear buyer', why: 'quota' },
    ]);
    assert.deepEqual([driver.has('k1'), driver.state.size, driver.state.inFlight], [false, 0, 0]);
  });

  test('SEND-2.4 it never leaves, even if the disk says later that it has it', () => {
    const driver = OutboxDriver.ready();
    driver.accept('k1');
    const [commit] = driver.state.commits.keys();
    driver.refuse();
    assert.deepEqual(driver.step({ type: 'committed', commit: commit! }), []);
    assert.deepEqual(driver.pass(60_000), []);
  });

  test('SEND-2.4 the next of the conversation goes its own way', () => {
    const driver = OutboxDriver.ready();
    driver.accept('k1');
    driver.accept('k2');
    driver.refuse();
    const departed = driver.store().filter(({ type }) => type === 'attempt');
    assert.deepEqual(departed.map((effect) => effect.type === 'attempt' && effect.entry.key), ['k2']);
  });

  test('SEND-2.4 one that was queued behind another is returned alone', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    driver.accept('k2');
    assert.deepEqual(driver.refuse().map(({ type }) => type), ['return-text']);
    assert.deepEqual([driver.has('k1'), driver.has('k2'), driver.state.inFlight], [true, false, 1]);
  });

  test('SEND-2.4 one whose turn came while the disk still wrote it has not begun to leave', () => {
    const driver = new OutboxDriver();
    driver.accept('k1');
    assert.deepEqual(driver.step({ type: 'network', up: true }), []);
    assert.deepEqual(driver.refuse().map(({ type }) => type), ['return-text']);
    assert.equal(driver.state.commits.size, 0);
  });

  test('SEND-2.4 a message that turned out to be confirmed meanwhile is not returned', () => {
    const driver = OutboxDriver.ready();
    driver.accept('k1');
    driver.accepted('k1');
    assert.deepEqual(driver.refuse(), []);
  });
});

describe('the disk refuses a later departure', () => {
  const lostOnce = () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    driver.lost('k1');
    driver.pass(1_000);
    return driver;
  };

  test('SEND-2.1 it does not leave, and stays what it was', () => {
    const driver = lostOnce();
    const before = driver.entry('k1').attemptCount;
    assert.deepEqual(driver.refuse(), []);
    const { delivery, attemptCount, attempts } = driver.entry('k1');
    assert.deepEqual([delivery, attemptCount, attempts.length], ['unconfirmed', before - 1, before - 1]);
    assert.equal(driver.state.inFlight, 0);
  });

  test('SEND-2.1 it is tried again 5 s later', () => {
    const driver = lostOnce();
    driver.refuse();
    assert.equal(driver.wakeAt(), driver.now + 5_000);
    assert.deepEqual(driver.pass(4_999), []);
    assert.deepEqual(driver.pass(1).map(({ type }) => type), ['commit']);
    assert.deepEqual(driver.store().map(({ type }) => type), ['attempt']);
  });

  test('SEND-2.1 a queued one waits and names the disk', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    driver.send('k2');
    driver.accepted('k1');
    const depart = [...driver.state.commits.entries()].find(([, pending]) => pending.kind === 'depart');
    driver.step({ type: 'commit-refused', commit: depart![0], why: 'quota' });
    const { delivery, failure } = driver.entry('k2');
    assert.deepEqual([delivery, failure?.cause, failure?.code], ['waiting', 'storage', 'quota']);
  });
});

describe('the disk refuses to delete the row of a confirmed message', () => {
  const forgets = (effects: ReturnType<OutboxDriver['step']>) => effects.flatMap((effect) => (effect.type === 'commit' ? effect.deletes : []));

  test('SEND-2.5 the row is deleted with the next one', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    driver.send('k2', { conversationId: 'c2' });
    driver.accepted('k1');
    driver.refuse();
    assert.equal(driver.has('k1'), false);
    assert.deepEqual(forgets(driver.accepted('k2')), ['k1', 'k2']);
  });

  test('SEND-2.5 two that it refused to delete at once are both deleted with the next one', () => {
    const driver = OutboxDriver.ready();
    for (const key of ['k1', 'k2', 'k3']) driver.send(key, { conversationId: `c-${key}` });
    driver.accepted('k1');
    driver.accepted('k2');
    driver.refuse();
    driver.refuse();
    assert.deepEqual(forgets(driver.accepted('k3')), ['k1', 'k2', 'k3']);
  });

  test('SEND-2.5 it is kept in mind until the disk has deleted it', () => {
    const driver = OutboxDriver.ready();
    for (const key of ['k1', 'k2', 'k3']) driver.send(key, { conversationId: `c-${key}` });
    driver.accepted('k1');
    driver.refuse();
    driver.accepted('k2');
    driver.refuse();
    assert.deepEqual(forgets(driver.accepted('k3')), ['k1', 'k2', 'k3']);
    driver.store();
    assert.deepEqual(driver.state.unforgotten, []);
  });
});

describe('the network goes while the disk writes', () => {
  test('SEND-5.1 the message does not leave, and waits', () => {
    const driver = OutboxDriver.ready();
    driver.accept('k1');
    driver.step({ type: 'network', up: false });
    const effects = driver.store();
    assert.equal(effects.some(({ type }) => type === 'attempt'), false);
    const { delivery, attempts } = driver.entry('k1');
    assert.deepEqual([delivery, attempts[0]?.outcome], ['waiting', 'unreached']);
  });

  test('SYNC-6.5 nor does it where another account was found meanwhile', () => {
    const driver = OutboxDriver.ready();
    driver.accept('k1');
    driver.step({ type: 'halt', why: 'other-account' });
    assert.equal(driver.store().some(({ type }) => type === 'attempt'), false);
    assert.equal(driver.entry('k1').delivery, 'waiting');
  });
});
