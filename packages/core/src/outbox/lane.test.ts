import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { OutboxDriver } from '../../../../test/support/node/outbox-driver.ts';
import { sampleEntry } from '../../../../test/support/node/sample-entry.ts';
import { headOf } from './lane.ts';
import type { EntryDelivery } from './outbox-entry.ts';

const attempts = (effects: ReturnType<OutboxDriver['step']>) =>
  effects.flatMap((effect) => (effect.type === 'attempt' ? [effect.entry.key] : []));

describe('the head of a lane', () => {
  const lane = (deliveries: readonly EntryDelivery[]) => ({
    entries: deliveries.map((delivery, i) => sampleEntry({ key: `k${i + 1}`, seq: i + 1, delivery })),
    flight: null,
    storing: [],
  });

  for (const delivery of ['queued', 'sending', 'unconfirmed', 'waiting'] as const) {
    test(`SEND-6.1 is the first that is not done: ${delivery} holds the others up`, () => {
      assert.equal(headOf(lane(['failed', 'discarded', delivery, 'queued']))?.key, 'k3');
    });
  }

  test('SEND-6.1 there is none where everything failed or was given up', () => {
    assert.equal(headOf(lane([])), null);
    assert.equal(headOf(lane(['failed', 'discarded'])), null);
  });
});

describe('one conversation', () => {
  test('SEND-6.1 has one attempt on its way at a time', () => {
    const driver = OutboxDriver.ready();
    const left = ['k1', 'k2', 'k3'].flatMap((key) => attempts(driver.send(key)));
    assert.deepEqual([left, driver.state.inFlight], [['k1'], 1]);
  });

  test('SEND-6.1 sends the next once the one before is confirmed', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    driver.send('k2');
    driver.accepted('k1');
    assert.deepEqual(attempts(driver.store()), ['k2']);
  });

  test('SEND-6.1 sends nothing past a message that waits for its back-off', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    driver.lost('k1');
    assert.deepEqual(attempts(driver.send('k2')), []);
    driver.pass(1_000);
    assert.deepEqual(attempts(driver.store()), ['k1']);
  });
});

describe('many conversations', () => {
  const open = (count: number, driver = OutboxDriver.ready()) => {
    for (let i = 1; i <= count; i++) driver.send(`k${i}`, { conversationId: `c${i}` });
    return driver;
  };

  test('SEND-6.2 do not wait for each other', () => {
    assert.equal(open(3).state.inFlight, 3);
  });

  test('SEND-6.2 have at most 4 messages on their way at once', () => {
    const driver = open(9);
    assert.equal(driver.state.inFlight, 4);
    assert.deepEqual([5, 9].map((i) => driver.entry(`k${i}`).delivery), ['queued', 'queued']);
  });

  test('SEND-6.2 the next goes, in the order of the clicks, as soon as one is back', () => {
    const driver = open(6);
    driver.accepted('k3');
    assert.deepEqual(attempts(driver.store()), ['k5']);
    driver.answer('k1', { kind: 'unknown', why: 'rejected' });
    assert.deepEqual(attempts(driver.store()), ['k6']);
  });

  test('SEND-6.2 all of them get there', () => {
    const driver = open(25);
    for (let round = 0; round < 50 && driver.state.size > 0; round++) {
      driver.store();
      assert.ok(driver.state.inFlight <= 4);
      for (const lane of driver.state.lanes.values()) if (lane.flight !== null) driver.accepted(lane.flight.key);
    }
    assert.deepEqual([driver.state.size, driver.state.inFlight], [0, 0]);
  });
});
