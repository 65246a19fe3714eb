import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { goodBackend, OutboxDriver } from '../../../../test/support/node/outbox-driver.ts';
import { sampleEntry } from '../../../../test/support/node/sample-entry.ts';
import { sampleMessage } from '../../../../test/support/node/sample-message.ts';
import { networkFailure } from '../failure/failure.ts';
import type { OutboxEntry } from './outbox-entry.ts';

const away = { sendingSince: 5, windowSince: 5, attemptCount: 1 };

/** An outbox without a network into which one row was loaded. */
function loaded(...entries: OutboxEntry[]): OutboxDriver {
  const driver = new OutboxDriver();
  assert.deepEqual(driver.step({ type: 'loaded', entries }), []);
  return driver;
}

describe('a row that a former page left', () => {
  test('SEND-2.3 what had been on its way comes back as unconfirmed', () => {
    const driver = loaded(sampleEntry({ ...away, delivery: 'sending' }));
    const { delivery, failure, windowSince } = driver.entry('k1');
    assert.deepEqual([delivery, failure?.code, windowSince], ['unconfirmed', 'page-closed', 5]);
  });

  test('SEND-2.3 what was unconfirmed stays so, with its reason and without its back-off', () => {
    const driver = loaded(sampleEntry({ ...away, delivery: 'unconfirmed', failure: networkFailure('cut'), notBefore: 9e12 }));
    const { delivery, failure, notBefore } = driver.entry('k1');
    assert.deepEqual([delivery, failure?.code, notBefore], ['unconfirmed', 'cut', null]);
  });

  for (const delivery of ['queued', 'waiting'] as const) {
    test(`SEND-2.3 what was ${delivery} is queued where there is a network`, () => {
      const driver = OutboxDriver.ready();
      driver.send('k0', { conversationId: 'c1' });
      driver.step({ type: 'loaded', entries: [sampleEntry({ delivery, failure: networkFailure('offline'), notBefore: 9e12 })] });
      const entry = driver.entry('k1');
      assert.deepEqual([entry.delivery, entry.failure, entry.notBefore], ['queued', null, null]);
    });

    test(`SEND-5.1 what was ${delivery} waits where there is none`, () => {
      const driver = loaded(sampleEntry({ delivery }));
      const entry = driver.entry('k1');
      assert.deepEqual([entry.delivery, entry.failure?.code], ['waiting', 'offline']);
    });
  }

  for (const delivery of ['failed', 'discarded'] as const) {
    test(`SEND-2.3 what was ${delivery} is what it was`, () => {
      const entry = sampleEntry({ ...away, delivery, failure: { ...networkFailure('SPAM'), cause: 'content' } });
      assert.equal(loaded(entry).entry('k1'), entry);
    });
  }
});

describe('rows that former pages left', () => {
  test('SEND-5.3 stand in the order of their clicks, whatever order the disk has', () => {
    const driver = loaded(sampleEntry({ key: 'k3', seq: 30 }), sampleEntry({ key: 'k1', seq: 4 }), sampleEntry({ key: 'k2', seq: 7 }));
    assert.deepEqual(driver.state.lanes.get('c1')?.entries.map(({ key }) => key), ['k1', 'k2', 'k3']);
  });

  test('SEND-5.3 stand before what is clicked from now on', () => {
    const driver = loaded(sampleEntry({ key: 'k1', seq: 30 }));
    driver.accept('k2');
    assert.ok(driver.entry('k2').seq > 30);
  });

  test('SEND-2.1 leave only after their departure is on the disk', () => {
    const driver = loaded(sampleEntry());
    driver.step({ type: 'capabilities', capabilities: goodBackend });
    assert.deepEqual(driver.step({ type: 'network', up: true }).map(({ type }) => type), ['commit']);
    assert.deepEqual(driver.store().map(({ type }) => type), ['attempt']);
  });

  test('SEND-3.1 leave under the key and with the text that they had', () => {
    const driver = loaded(sampleEntry({ key: 'old-key', text: 'old text' }));
    driver.step({ type: 'network', up: true });
    const [attempt] = driver.store();
    assert.ok(attempt?.type === 'attempt');
    assert.deepEqual([attempt.entry.key, attempt.entry.text], ['old-key', 'old text']);
  });

  test('SEND-4.4 that are older than the window are looked up before anything else', () => {
    const driver = loaded(sampleEntry({ ...away, delivery: 'sending' }));
    driver.step({ type: 'network', up: true });
    assert.deepEqual(driver.step({ type: 'capabilities', capabilities: goodBackend }), [{ type: 'look-up', conversationId: 'c1', key: 'k1', number: 1 }]);
  });

  test('SEND-2.3 none of them changes nothing', () => {
    const driver = OutboxDriver.ready();
    const before = driver.state;
    driver.step({ type: 'loaded', entries: [] });
    assert.equal(driver.state, before);
  });
});

describe('what stands before a message', () => {
  /** Where an own message stands that has just arrived, as the disk is told it, or null. */
  const arrives = (driver: OutboxDriver, key: string, position: number, conversationId = 'c1') => {
    const effects = driver.step({ type: 'observed', messages: [sampleMessage({ id: `m${position}`, key, position, conversationId })] });
    return effects.flatMap((effect) => (effect.type === 'commit' && effect.deletes.includes(key) ? [effect.places] : []))[0] ?? null;
  };

  test('RETRY-2.2 an own earlier message that had arrived before the reload is never a newer one', () => {
    const driver = OutboxDriver.ready();
    driver.logins('s1');
    for (const key of ['k1', 'k2']) driver.send(key);
    const place = { position: 5, seq: driver.entry('k1').seq };
    const failed = sampleEntry({ key: 'k2', seq: driver.entry('k2').seq, afterPosition: 0, delivery: 'failed' });
    assert.deepEqual(arrives(driver, 'k1', 5), { keeps: new Map([['c1', place]]), forgets: [] });
    const after = new OutboxDriver();
    after.step({ type: 'loaded', entries: [failed], places: new Map([['c1', place]]) });
    after.step({ type: 'observed', messages: [sampleMessage({ id: 'm1', key: 'k1', position: 5 })] });
    assert.deepEqual([after.entry('k2').afterPosition, after.entry('k2').newerAt], [5, null]);
    assert.equal(loaded(failed).entry('k2').afterPosition, 0);
  });

  test('RETRY-2.2 the disk is told by the tab that sends then, though another had heard of it before', () => {
    const driver = OutboxDriver.ready();
    driver.step({ type: 'follow' });
    const sending = sampleEntry({ ...away, delivery: 'sending' });
    driver.step({ type: 'told', whole: true, entries: [sending], gone: [], gates: new Map() });
    arrives(driver, 'k1', 5);
    driver.step({ type: 'lead', entries: [sending] });
    assert.deepEqual(arrives(driver, 'k1', 5)?.keeps.get('c1')?.position, 5);
  });

  test('RETRY-2.2 nor of what is clicked after the reload on a list of before', () => {
    const after = OutboxDriver.ready();
    after.logins('s1');
    after.step({ type: 'loaded', entries: [], places: new Map([['c1', { position: 5, seq: 1 }]]) });
    after.send('k2', { afterPosition: 3 });
    after.step({ type: 'observed', messages: [sampleMessage({ id: 'm1', key: 'k1', position: 5, at: after.now })] });
    assert.deepEqual([after.entry('k2').afterPosition, after.entry('k2').hold], [5, null]);
  });

  test('RETRY-2.2 what failed before it keeps its place', () => {
    const driver = new OutboxDriver();
    driver.step({ type: 'loaded', entries: [sampleEntry({ key: 'k1', seq: 1, afterPosition: 2, delivery: 'failed' })], places: new Map([['c1', { position: 5, seq: 2 }]]) });
    assert.equal(driver.entry('k1').afterPosition, 2);
  });

  test('RETRY-2.2 the disk learns later what it has refused to learn', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    const { seq } = driver.entry('k1');
    arrives(driver, 'k1', 5);
    driver.refuse();
    driver.now += 5_000;
    const [commit] = driver.step({ type: 'wake' });
    assert.deepEqual(commit?.type === 'commit' && [commit.deletes, commit.places?.keeps], [['k1'], new Map([['c1', { position: 5, seq }]])]);
  });

  test('RETRY-2.2 a disk that has lost everything is told anew', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    arrives(driver, 'k1', 5);
    driver.store();
    const [commit] = driver.step({ type: 'cleared' });
    assert.deepEqual(commit?.type === 'commit' && [...(commit.places?.keeps.keys() ?? [])], ['c1']);
  });

  test('RETRY-2.2 is kept of 1,000 conversations, those of the newest messages', () => {
    const driver = OutboxDriver.ready();
    driver.step({ type: 'loaded', entries: [], places: new Map(Array.from({ length: 1_000 }, (_, i) => [`old${i}`, { position: 1, seq: i + 1 }])) });
    driver.send('k1');
    assert.deepEqual([arrives(driver, 'k1', 5)?.forgets, driver.state.places.size], [['old0'], 1_000]);
  });

  test('RETRY-2.2 is written of a message of another tab that did not know it', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    driver.step({ type: 'observed', messages: [sampleMessage({ id: 'm1', key: 'k1', position: 5 })] });
    driver.logins('s1');
    driver.store();
    const [, commit] = driver.step({ type: 'found', entries: [sampleEntry({ key: 'k2', seq: driver.state.nextSeq, afterPosition: 0 })] }).toSorted((a, b) => a.type.localeCompare(b.type));
    assert.deepEqual(commit?.type === 'commit' ? commit.puts.map(({ key, afterPosition }) => [key, afterPosition]) : [], [['k2', 5]]);
  });
});
