import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { OutboxDriver } from '../../../../test/support/node/outbox-driver.ts';
import { sampleMessage } from '../../../../test/support/node/sample-message.ts';
import { networkFailure } from '../failure/failure.ts';

describe('the disk refuses a new message', () => {
  test('SEND-2.4 its text goes back, with the reason, and nothing has left', () => {
    const driver = OutboxDriver.ready();
    driver.accept('k1', { text: 'dear buyer' });
    assert.deepEqual(driver.refuse('quota'), [
      { type: 'return-text', conversationId: 'c1', key: 'k1', text: 'dear buyer', replaces: null, why: 'quota' },
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
  const forgets = (effects: ReturnType<OutboxDriver['step']>) => effects.flatMap((effect) => (effect.type === 'commit' ? [effect.deletes] : []));
  const confirmed = (...keys: string[]) => {
    const driver = OutboxDriver.ready();
    for (const key of keys) driver.send(key, { conversationId: `c-${key}` });
    for (const key of keys) driver.accepted(key);
    return driver;
  };

  test('SEND-2.5 the row is deleted 5 s later, and not before', () => {
    const driver = confirmed('k1');
    driver.refuse();
    assert.deepEqual([driver.has('k1'), driver.wakeAt()], [false, driver.now + 5_000]);
    assert.deepEqual(driver.pass(4_999), []);
    assert.deepEqual(forgets(driver.pass(1)), [['k1']]);
    driver.store();
    assert.deepEqual([driver.state.overdue, driver.wakeAt()], [null, null]);
  });

  test('SEND-2.5 two that it refused to delete are deleted together', () => {
    const driver = confirmed('k1', 'k2');
    driver.refuse();
    driver.refuse();
    assert.deepEqual(forgets(driver.pass(5_000)), [['k1', 'k2']]);
  });

  test('SEND-2.5 it is deleted with the next row that goes, where that is sooner', () => {
    const driver = confirmed('k1', 'k2');
    driver.store();
    driver.send('k3');
    driver.refused('k3', 'content');
    driver.step({ type: 'discard', conversationId: 'c1', key: 'k3' });
    driver.refuse();
    driver.send('k4');
    assert.deepEqual(forgets(driver.accepted('k4')), [['k4', 'k3']]);
    driver.refuse();
    assert.deepEqual(forgets(driver.pass(5_000)), [['k4', 'k3']]);
    driver.store();
    assert.deepEqual(forgets(driver.pass(60_000)), []);
  });

  test('SEND-2.5 it is tried again every 5 s until the disk has deleted it, without a network too', () => {
    const driver = confirmed('k1');
    driver.step({ type: 'network', up: false });
    for (let round = 0; round < 5; round++) {
      driver.refuse();
      assert.deepEqual(forgets(driver.pass(5_000)), [['k1']]);
      assert.equal(driver.wakeAt(), null);
    }
    driver.store();
    assert.deepEqual([driver.state.overdue, driver.pass(60_000)], [null, []]);
  });
});

describe('the disk refuses to record what became of an attempt', () => {
  const puts = (effects: ReturnType<OutboxDriver['step']>) => effects.flatMap((effect) => (effect.type === 'commit' ? effect.puts : []));
  const failed = () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    driver.answer('k1', { kind: 'refused', failure: { ...networkFailure('SPAM'), cause: 'content' } });
    driver.refuse();
    return driver;
  };

  test('SEND-2.5 a refusal that the disk did not record is recorded 5 s later', () => {
    const driver = failed();
    assert.equal(driver.wakeAt(), driver.now + 5_000);
    assert.deepEqual(driver.pass(4_999), []);
    assert.deepEqual(puts(driver.pass(1)), [driver.entry('k1')]);
    assert.equal(driver.entry('k1').delivery, 'failed');
    driver.store();
    assert.deepEqual([driver.state.overdue, driver.wakeAt()], [null, null]);
  });

  test('SEND-2.5 it is recorded as it is by then, and once', () => {
    const driver = OutboxDriver.ready({ deduplicationWindowMs: 0, lookUp: false });
    driver.send('k1');
    driver.answer('k1', { kind: 'unknown', why: 'cut' });
    driver.refuse();
    driver.step({ type: 'network', up: false });
    driver.step({ type: 'network', up: true });
    const now = driver.entry('k1');
    assert.equal(now.notBefore, null);
    assert.deepEqual(puts(driver.pass(5_000)), [now]);
    driver.refuse();
    assert.deepEqual(puts(driver.pass(5_000)), [now]);
  });

  test('SEND-2.5 of two that it did not record both are recorded', () => {
    const driver = OutboxDriver.ready();
    for (const key of ['k1', 'k2']) driver.send(key, { conversationId: `c-${key}` });
    for (const key of ['k1', 'k2']) {
      driver.answer(key, { kind: 'refused', failure: networkFailure('SPAM') });
      driver.refuse();
    }
    assert.deepEqual(puts(driver.pass(5_000)), [driver.entry('k1'), driver.entry('k2')]);
  });

  test('SEND-2.1 nor one whose next departure is being stored by then: the disk would say that it is on its way', () => {
    const driver = OutboxDriver.ready({ deduplicationWindowMs: 86_400_000, lookUp: false });
    driver.send('k1');
    driver.answer('k1', { kind: 'unknown', why: 'cut' });
    driver.refuse();
    driver.pass(4_900);
    const flight = driver.state.lanes.get('c1')?.flight;
    assert.deepEqual([puts(driver.pass(100)), driver.state.lanes.get('c1')?.flight, flight?.kind], [[], flight, 'send']);
  });

  test('SEND-2.2 a message that was confirmed meanwhile is not written again', () => {
    const driver = failed();
    driver.step({ type: 'observed', messages: [sampleMessage({ key: 'k1' })] });
    driver.store();
    assert.deepEqual([driver.pass(5_000), driver.state.overdue], [[], null]);
  });

  test('SEND-2.5 what is to be deleted and what is to be written go together', () => {
    const driver = OutboxDriver.ready();
    for (const key of ['k1', 'k2']) driver.send(key, { conversationId: `c-${key}` });
    driver.accepted('k1');
    driver.refuse();
    driver.answer('k2', { kind: 'refused', failure: networkFailure('SPAM') });
    driver.refuse();
    const effects = driver.pass(5_000);
    assert.deepEqual(effects.map((effect) => effect.type === 'commit' && [effect.puts.map(({ key }) => key), effect.deletes]), [[[], ['k1']], [['k2'], []]]);
  });
});

describe('the disk takes long over a departure', () => {
  const departing = () => {
    const driver = OutboxDriver.ready({ deduplicationWindowMs: 120_000, lookUp: true });
    driver.send('k1');
    driver.lost('k1');
    driver.pass(1_000);
    assert.equal(driver.entry('k1').attemptCount, 2);
    return driver;
  };

  test('SEND-4.11 it leaves where that took 10 s', () => {
    const driver = departing();
    driver.now += 10_000;
    assert.deepEqual(driver.store().map(({ type }) => type), ['attempt']);
  });

  test('SEND-4.11 it does not leave where that took longer, stays unconfirmed, and is judged anew', () => {
    const driver = departing();
    driver.now += 120_000;
    // The window has closed meanwhile.
    assert.deepEqual(driver.store().map(({ type }) => type), ['commit', 'look-up']);
    const { delivery, attemptCount } = driver.entry('k1');
    assert.deepEqual([delivery, attemptCount], ['unconfirmed', 1]);
  });

  test('SEND-4.11 a message that never left does so by a departure of its own, recorded anew', () => {
    const driver = OutboxDriver.ready();
    driver.accept('k1');
    driver.now += 10_001;
    assert.deepEqual(driver.store().map(({ type }) => type), ['commit', 'commit', 'attempt']);
    assert.deepEqual(driver.entry('k1').attempts.map(({ number, departedAt }) => [number, departedAt]), [[1, driver.now]]);
  });

  test('SEND-4.11 what somebody has sent again stays where it is when something newer has come meanwhile', () => {
    const driver = OutboxDriver.ready();
    driver.failed('k1', 'platform');
    driver.step({ type: 'retry', conversationId: 'c1', key: 'k1', planned: { trigger: 'manual', by: 'Mei Lin', reason: '' } });
    driver.now += 10_001;
    driver.step({ type: 'observed', messages: [sampleMessage({ id: 'm9', key: null, position: 9, at: driver.now })] });
    assert.equal(driver.store().some(({ type }) => type === 'attempt'), false);
    assert.equal(driver.entry('k1').delivery, 'failed');
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
    assert.deepEqual([delivery, attempts], ['waiting', []]);
  });

  test('SYNC-6.5 nor does it where another account was found meanwhile', () => {
    const driver = OutboxDriver.ready();
    driver.accept('k1');
    driver.step({ type: 'halt', why: 'other-account' });
    assert.equal(driver.store().some(({ type }) => type === 'attempt'), false);
    assert.equal(driver.entry('k1').delivery, 'queued');
  });
});
