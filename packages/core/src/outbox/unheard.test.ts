import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { OutboxDriver } from '../../../../test/support/node/outbox-driver.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import type { OutboxInput } from './outbox-input.ts';

/** The outbox of a tab while another one sends. */
function following(): OutboxDriver {
  const driver = OutboxDriver.ready();
  driver.step({ type: 'follow' });
  return driver;
}
const told = (entries: readonly OutboxEntry[], change: Partial<OutboxInput & { type: 'told' }> = {}): OutboxInput => ({ type: 'told', whole: false, entries, gone: [], gates: new Map(), ...change });
const found = (...entries: readonly OutboxEntry[]): OutboxInput => ({ type: 'found', entries });

describe('a message of this tab that no sender has shown to know', () => {
  /** It is on the disk since 6 s. */
  const unheard = () => {
    const driver = following();
    driver.now += 1;
    driver.send('k1');
    driver.now += 6_000;
    return driver;
  };
  const writes = (effects: ReturnType<OutboxDriver['step']>) => effects.flatMap((effect) => (effect.type === 'commit' ? effect.puts.map(({ key, delivery }) => `${key} ${delivery}`) : []));

  test('SEND-2.24 makes it look at the disk when a sender speaks, and is written again, once, where that has it no more', () => {
    for (const word of [{ type: 'here' }, told([], { whole: true })] as const) {
      const driver = unheard();
      assert.deepEqual(driver.step(word).map(({ type }) => type), ['stored', 'look']);
      assert.deepEqual([writes(driver.step(found())), writes(driver.step(found()))], [['k1 unconfirmed'], []]);
      assert.equal(driver.has('k1'), true);
    }
  });

  test('SEND-2.24 is not written again where the disk has it, or before 5 s', () => {
    const driver = unheard();
    assert.deepEqual(driver.step(found(driver.entry('k1'))), []);
    driver.send('k2');
    assert.deepEqual(writes(driver.step(found(driver.entry('k1')))), []);
  });

  test('SEND-2.24 is none where a sender may have spoken while this tab did not listen: the backend is asked', () => {
    const driver = unheard();
    driver.step({ type: 'follow' });
    assert.deepEqual([driver.step(found()).map(({ type }) => type), driver.has('k1')], [['ask-news'], false]);
  });

  test('SEND-2.24 is also what a sender had not written again when it lost its turn, after somebody had emptied the disk', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    driver.now += 6_000;
    driver.step({ type: 'cleared' });
    driver.step({ type: 'deposed' });
    assert.deepEqual(driver.step(told([], { whole: true })).map(({ type }) => type), ['stored', 'look']);
    driver.step({ type: 'commit-refused', commit: driver.state.nextCommit - 1, why: 'fenced' });
    assert.deepEqual(writes(driver.step(found())), ['k1 unconfirmed']);
    assert.deepEqual(driver.store().map(({ type }) => type), ['stored'], 'the tab that sends is told to look');
  });

  test('SEND-2.24 so is what the disk has just refused of that', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    driver.now += 6_000;
    driver.step({ type: 'cleared' });
    driver.refuse('slow');
    driver.step({ type: 'deposed' });
    driver.step(told([], { whole: true }));
    assert.deepEqual([driver.has('k1'), writes(driver.step(found()))], [true, ['k1 unconfirmed']]);
  });
});
