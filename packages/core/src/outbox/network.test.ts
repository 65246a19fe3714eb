import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { OutboxDriver } from '../../../../test/support/node/outbox-driver.ts';

const departing = (effects: ReturnType<OutboxDriver['step']>) =>
  effects.flatMap((effect) => (effect.type === 'commit' ? effect.puts.map(({ key }) => key) : []));

describe('the network goes', () => {
  test('SEND-5.1 what has not left waits for it', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    driver.send('k2');
    driver.step({ type: 'network', up: false });
    const { delivery, failure } = driver.entry('k2');
    assert.deepEqual([delivery, failure?.cause, failure?.code], ['waiting', 'network', 'offline']);
  });

  test('SEND-5.1 what is on its way is not touched: its answer tells', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    const before = driver.entry('k1');
    driver.step({ type: 'network', up: false });
    assert.equal(driver.entry('k1'), before);
    driver.accepted('k1');
    assert.equal(driver.has('k1'), false);
  });

  test('SEND-4.1 what is unconfirmed stays so, and what failed stays so', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    driver.send('k2', { conversationId: 'c2' });
    driver.lost('k1');
    driver.answer('k2', { kind: 'refused', failure: { ...driver.entry('k1').failure!, cause: 'content' } });
    const before = [driver.entry('k1'), driver.entry('k2')];
    driver.step({ type: 'network', up: false });
    assert.deepEqual([driver.entry('k1'), driver.entry('k2')], before);
  });

  test('SEND-5.1 nothing departs while it is gone, and nobody is woken for it', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    driver.lost('k1');
    driver.step({ type: 'network', up: false });
    assert.equal(driver.wakeAt(), null);
    assert.deepEqual(driver.pass(600_000), []);
  });
});

describe('the network is back', () => {
  test('SEND-5.2 what waited leaves by itself, without its back-off', () => {
    const driver = OutboxDriver.ready();
    driver.knows('s1');
    driver.send('k1');
    driver.answer('k1', { kind: 'unreached', failure: { ...driver.entry('k1').failure!, cause: 'network', words: [] } });
    driver.store();
    driver.step({ type: 'network', up: false });
    assert.deepEqual(departing(driver.step({ type: 'network', up: true })), ['k1']);
    assert.deepEqual(driver.store().map(({ type }) => type), ['attempt']);
  });

  test('SEND-5.3 the messages of one conversation leave one after another in the order of the clicks', () => {
    const driver = new OutboxDriver();
    driver.knows('s1');
    for (const key of ['k1', 'k2', 'k3']) driver.send(key);
    const left: string[] = [];
    const note = (effects: ReturnType<OutboxDriver['step']>) => {
      for (const effect of effects) if (effect.type === 'attempt') left.push(effect.entry.key);
    };
    driver.step({ type: 'network', up: true });
    for (const key of ['k1', 'k2', 'k3']) {
      note(driver.store());
      assert.equal(left.at(-1), key);
      driver.accepted(key);
    }
    assert.deepEqual([left, driver.state.size], [['k1', 'k2', 'k3'], 0]);
  });

  test('SEND-5.3 the first message of each conversation leaves in the order of the clicks', () => {
    const driver = new OutboxDriver();
    driver.knows('s1');
    for (const [key, conversationId] of [['k1', 'c2'], ['k2', 'c1'], ['k3', 'c2'], ['k4', 'c3']] as const) driver.send(key, { conversationId });
    assert.deepEqual(departing(driver.step({ type: 'network', up: true })), ['k1', 'k2', 'k4']);
  });

  test('SEND-5.1 what still waits for its turn says that it is queued', () => {
    const driver = new OutboxDriver();
    driver.send('k1');
    driver.send('k2');
    driver.step({ type: 'network', up: true });
    const { delivery, failure } = driver.entry('k2');
    assert.deepEqual([delivery, failure], ['queued', null]);
  });
});

test('SEND-5.2 to be told twice that it is there, or gone, changes nothing', () => {
  for (const up of [true, false]) {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    driver.send('k2');
    driver.step({ type: 'network', up });
    const before = driver.state;
    assert.deepEqual(driver.step({ type: 'network', up }), []);
    assert.equal(driver.state, before);
  }
});
