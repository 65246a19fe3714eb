import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { OutboxDriver } from '../../../../test/support/node/outbox-driver.ts';
import { sampleEntry } from '../../../../test/support/node/sample-entry.ts';
import { sampleMessage } from '../../../../test/support/node/sample-message.ts';
import type { OutboxInput } from './outbox-input.ts';

describe('an attempt that has no answer', () => {
  test('SEND-4.5 is given up after 30 s, and not before', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    assert.equal(driver.wakeAt(), driver.now + 30_000);
    assert.deepEqual(driver.pass(29_999), []);
    assert.deepEqual(driver.pass(1).map(({ type }) => type), ['abandon', 'commit', 'unconfirmed']);
    assert.deepEqual([driver.entry('k1').delivery, driver.entry('k1').failure?.code], ['unconfirmed', 'deadline']);
  });

  test('SEND-4.5 the 30 s begin when it leaves, not while the disk writes', () => {
    const driver = OutboxDriver.ready();
    driver.accept('k1');
    assert.equal(driver.wakeAt(), null);
    assert.deepEqual(driver.pass(60_000), []);
    driver.store();
    assert.equal(driver.wakeAt(), driver.now + 30_000);
  });

  test('SEND-4.5 a page that slept gives up all that is overdue at once', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1', { conversationId: 'c1' });
    driver.send('k2', { conversationId: 'c2' });
    const abandoned = driver.pass(3_600_000).flatMap((effect) => (effect.type === 'abandon' ? [effect.key] : []));
    assert.deepEqual(abandoned, ['k1', 'k2']);
  });
});

describe('when it wants to be woken', () => {
  test('SEND-4.3 is the earliest of all that wait', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1', { conversationId: 'c1' });
    driver.send('k2', { conversationId: 'c2' });
    driver.lost('k2');
    assert.equal(driver.wakeAt(), driver.now + 1_000);
    driver.pass(10);
    assert.equal(driver.wakeAt(), driver.now + 990);
  });

  test('SEND-4.3 is never where nothing waits for a time', () => {
    const driver = OutboxDriver.ready();
    assert.equal(driver.wakeAt(), null);
    driver.accept('k1');
    assert.equal(driver.wakeAt(), null);
  });

  test('SEND-4.3 is not for a back-off that stands behind another message', () => {
    const driver = new OutboxDriver();
    driver.step({ type: 'loaded', entries: [sampleEntry()] });
    driver.step({ type: 'network', up: true });
    driver.store();
    driver.step({ type: 'loaded', entries: [sampleEntry({ key: 'k2', seq: 2, delivery: 'failed', notBefore: driver.now + 5 })] });
    assert.equal(driver.wakeAt(), driver.now + 30_000);
  });

  test('SEND-4.3 being woken at that time never leads to the same time again', () => {
    for (const lookUp of [true, false]) {
      for (const deduplicationWindowMs of [0, 1_000, 90_000]) {
        const driver = OutboxDriver.ready({ deduplicationWindowMs, lookUp });
        for (let i = 1; i <= 6; i++) driver.send(`k${i}`, { conversationId: `c${i % 5}` });
        for (let at = driver.wakeAt(), rounds = 0; at !== null && rounds < 200; at = driver.wakeAt(), rounds++) {
          assert.ok(at > driver.now, `asked to be woken at ${at - driver.now} ms from now`);
          driver.pass(at - driver.now);
          driver.store();
        }
      }
    }
  });

  test('SYNC-6.5 a halted outbox comes to rest', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    driver.lost('k1');
    driver.step({ type: 'halt', why: 'other-account' });
    driver.pass(1_000);
    assert.equal(driver.wakeAt(), null);
  });
});

describe('what says nothing new changes nothing', () => {
  const accepted = { kind: 'accepted', message: sampleMessage({ key: 'k9' }) } as const;
  const nothing: Readonly<Record<string, OutboxInput>> = {
    'no rows': { type: 'loaded', entries: [] },
    'a commit that nobody made': { type: 'committed', commit: 999 },
    'a refusal of a commit that nobody made': { type: 'commit-refused', commit: 999, why: 'quota' },
    'the answer to a message that is not here': { type: 'outcome', conversationId: 'c1', key: 'k9', attempt: 1, outcome: accepted },
    'a stale answer': { type: 'outcome', conversationId: 'c1', key: 'k1', attempt: 0, outcome: { kind: 'unknown', why: 'cut' } },
    'an answer to a look-up that nobody made': { type: 'looked-up', conversationId: 'c1', key: 'k1', number: 1, outcome: { kind: 'absent' } },
    'messages that stand in front': { type: 'observed', messages: [sampleMessage({ key: 'k9', position: 0 }), sampleMessage({ position: 0 })] },
    'no messages': { type: 'observed', messages: [] },
    'the network that is there already': { type: 'network', up: true },
    'a question about a message that is not unconfirmed': { type: 'check', conversationId: 'c1', key: 'k1' },
    'being woken too early': { type: 'wake' },
  };
  for (const [what, input] of Object.entries(nothing)) {
    test(`INBOX-2.9 ${what}: the state is the same object, and nothing is ordered`, () => {
      const driver = OutboxDriver.ready();
      driver.send('k1');
      driver.send('k2');
      const before = driver.state;
      assert.deepEqual(driver.step(input), []);
      assert.equal(driver.state, before);
    });
  }

  test('INBOX-2.9 a step of one conversation leaves the lanes of the others alone', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1', { conversationId: 'c1' });
    const lane = driver.state.lanes.get('c1');
    driver.send('k2', { conversationId: 'c2' });
    driver.lost('k2');
    assert.equal(driver.state.lanes.get('c1'), lane);
  });

  test('INBOX-2.9 a state that was handed out is never changed', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    const { state } = driver;
    const lanes = [...state.lanes];
    driver.send('k2', { conversationId: 'c2' });
    driver.accepted('k1');
    assert.deepEqual([...state.lanes], lanes);
    assert.equal(state.size, 1);
  });
});
