import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { attemptsOf } from '../../../../test/support/node/attempts-of.ts';
import { OutboxDriver } from '../../../../test/support/node/outbox-driver.ts';
import { sampleMessage } from '../../../../test/support/node/sample-message.ts';
import type { OutboxEffect } from './outbox-effect.ts';

const ask = (driver: OutboxDriver, key: string, edit = false) => driver.step({ type: 'withdraw', conversationId: 'c1', key, edit });
const rowsOf = (effects: readonly OutboxEffect[]) =>
  effects.flatMap((effect) => (effect.type === 'commit' ? [{ puts: effect.puts.map(({ key }) => key), deletes: effect.deletes, putDraft: effect.putDraft }] : []));

/** k1 is on its way, k2 and k3 are queued behind it. */
function queued(): OutboxDriver {
  const driver = OutboxDriver.ready();
  for (const key of ['k1', 'k2', 'k3']) driver.send(key);
  return driver;
}

describe('what is queued or waits', () => {
  test('SEND-12.1 is taken back: it goes from the thread and from the disk, and never leaves', () => {
    const driver = queued();
    assert.deepEqual(rowsOf(ask(driver, 'k2')), [{ puts: [], deletes: ['k2'], putDraft: null }]);
    driver.store();
    driver.accepted('k1');
    assert.deepEqual([driver.has('k2'), attemptsOf(driver.store())], [false, ['k3']]);
  });

  test('SEND-12.1 for whatever it waits', () => {
    for (const wait of [
      (driver: OutboxDriver) => void driver.step({ type: 'network', up: false }),
      (driver: OutboxDriver) => void driver.failed('other', 'throttled', { conversationId: 'c2' }),
      (driver: OutboxDriver) => void driver.step({ type: 'pause', storeId: 's1', paused: true }),
    ]) {
      const driver = OutboxDriver.ready();
      wait(driver);
      driver.send('k1');
      assert.equal(driver.entry('k1').delivery, 'waiting');
      ask(driver, 'k1');
      driver.store();
      assert.equal(driver.has('k1'), false);
    }
  });

  test('SEND-12.4 to be changed: its text is kept for the draft in the very transaction that deletes it', () => {
    const driver = queued();
    assert.deepEqual(rowsOf(ask(driver, 'k2', true)), [{ puts: [], deletes: ['k2'], putDraft: { conversationId: 'c1', key: 'k2', text: 'text of k2', replaces: null } }]);
    const [withdrawn] = driver.store().filter((effect) => effect.type === 'withdrawn');
    assert.deepEqual([withdrawn?.entry.key, withdrawn?.edit], ['k2', true]);
  });

  test('SEND-12.4 the draft names what the message was to replace', () => {
    const driver = OutboxDriver.ready();
    driver.failed('k1', 'content');
    driver.step({ type: 'network', up: false });
    driver.send('k2', { replaces: 'k1' });
    assert.equal(rowsOf(ask(driver, 'k2', true))[0]?.putDraft?.replaces, 'k1');
  });
});

describe('until the disk has that it is taken back', () => {
  /** k2 is being taken back; nothing is in front of it any more. */
  const asked = () => {
    const driver = queued();
    assert.equal(ask(driver, 'k2', true).some(({ type }) => type === 'withdrawn'), false);
    driver.accepted('k1');
    return driver;
  };

  test('SEND-12.1 it stays where it is, and does not leave', () => {
    const driver = asked();
    assert.deepEqual([driver.entry('k2').delivery, attemptsOf(driver.run(60_000 - 1)), ask(driver, 'k2')], ['queued', [], []]);
  });

  test('SEND-12.1 and where the disk refuses that, it goes its way, and nobody is given its text', () => {
    const driver = queued();
    ask(driver, 'k2', true);
    const effects = [...driver.refuse(), ...driver.accepted('k1'), ...driver.store()];
    assert.deepEqual([attemptsOf(effects), effects.some(({ type }) => type === 'withdrawn')], [['k2'], false]);
  });

  test('SEND-12.1 it is not written behind that by what the disk had refused before', () => {
    const driver = OutboxDriver.ready();
    driver.logins('s1');
    for (const key of ['k1', 'k2']) driver.send(key);
    driver.step({ type: 'observed', messages: [sampleMessage({ id: 'm9', position: 9, at: driver.now })] });
    driver.refuse();
    ask(driver, 'k2');
    driver.now += 5_000;
    assert.deepEqual(rowsOf(driver.step({ type: 'wake' })), [{ puts: ['k1'], deletes: [], putDraft: null }]);
    driver.refuse();
    assert.deepEqual(rowsOf(driver.run(5_000)).flatMap(({ puts }) => puts), ['k2']);
  });

  test('SEND-12.1 what is answered meanwhile is asked about where the disk refuses', () => {
    const driver = queued();
    ask(driver, 'k3');
    driver.step({ type: 'observed', messages: [sampleMessage({ id: 'm9', position: 9, at: driver.now })] });
    driver.refuse();
    assert.deepEqual([driver.entry('k3').delivery, driver.entry('k3').hold], ['waiting', 'answered']);
  });
});

describe('what may be on the wire', () => {
  test('SEND-12.2 is not taken back: on its way, unconfirmed, or about to leave', () => {
    const away = queued();
    const lost = queued();
    lost.lost('k1');
    const storing = OutboxDriver.ready();
    storing.accept('k1');
    for (const driver of [away, lost, storing]) {
      const before = driver.state;
      assert.deepEqual([ask(driver, 'k1'), driver.state === before], [[], true]);
    }
  });

  test('SEND-12.2 nor what has failed, nor what is not there', () => {
    const driver = OutboxDriver.ready();
    driver.failed('k1', 'content');
    const before = driver.state;
    assert.deepEqual([ask(driver, 'k1'), ask(driver, 'k9'), driver.state === before], [[], [], true]);
  });
});

describe('what had failed and was to go again', () => {
  const again = () => {
    const driver = OutboxDriver.ready();
    driver.failed('k1', 'unknown', {}, { retryable: true, code: 'E7' });
    driver.step({ type: 'network', up: false });
    driver.retry('k1');
    driver.send('k2');
    return driver;
  };

  test('SEND-12.3 has failed as it had, on the disk too, and nothing sends it', () => {
    const driver = again();
    const puts = ask(driver, 'k1', true).flatMap((effect) => (effect.type === 'commit' ? effect.puts : []));
    driver.store();
    const { delivery, failure, planned } = driver.entry('k1');
    assert.deepEqual([delivery, failure?.cause, failure?.code, planned], ['failed', 'unknown', 'E7', null]);
    assert.deepEqual(puts, [driver.entry('k1')]);
    assert.deepEqual(attemptsOf([...driver.networkBack(), ...driver.store()]), ['k2']);
  });

  test('SEND-12.3 gives nobody its text where it turns out to have arrived before the disk has that', () => {
    const driver = again();
    ask(driver, 'k1', true);
    driver.step({ type: 'observed', messages: [sampleMessage({ key: 'k1', position: 9 })] });
    assert.deepEqual([driver.store().some(({ type }) => type === 'withdrawn'), driver.has('k1')], [false, false]);
  });

  test('SEND-12.3 holds up nobody, though it had waited by itself before', () => {
    const driver = OutboxDriver.ready();
    driver.failed('k1', 'throttled', {}, { retryAt: driver.now + 5_000 });
    driver.now += 5_000;
    driver.step({ type: 'network', up: false });
    driver.retry('k1');
    driver.send('k2');
    ask(driver, 'k1');
    driver.store();
    assert.deepEqual([driver.entry('k1').delivery, attemptsOf([...driver.networkBack(), ...driver.store()])], ['failed', ['k2']]);
  });
});
