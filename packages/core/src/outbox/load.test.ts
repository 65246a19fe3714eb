import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { goodBackend, OutboxDriver } from '../../../../test/support/node/outbox-driver.ts';
import { sampleEntry } from '../../../../test/support/node/sample-entry.ts';
import { sampleMessage } from '../../../../test/support/node/sample-message.ts';
import { networkFailure } from '../failure/failure.ts';
import { AFTER_ALL, type OutboxEntry } from './outbox-entry.ts';

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
  test('RETRY-2.2 an own earlier message that was confirmed before the reload is never a newer one', () => {
    const driver = OutboxDriver.ready();
    driver.step({ type: 'logins', signedOut: new Set(['s1']), told: new Set() });
    for (const key of ['k1', 'k2', 'k3']) driver.send(key);
    const confirmed = sampleMessage({ id: 'm1', key: 'k1', position: 5 });
    const [commit] = driver.step({ type: 'observed', messages: [confirmed] });
    const written = commit?.type === 'commit' ? commit.puts : [];
    assert.deepEqual(written.map(({ key, afterPosition }) => [key, afterPosition]), [['k2', 5]]);
    const after = loaded(...written, sampleEntry({ key: 'k3', seq: driver.entry('k3').seq, afterPosition: 0, delivery: 'failed' }));
    after.step({ type: 'observed', messages: [confirmed] });
    assert.deepEqual([after.entry('k3').afterPosition, after.entry('k3').newerAt], [5, null]);
  });

  test('RETRY-2.2 is said by the next row where the one that said it goes', () => {
    const after = OutboxDriver.ready();
    after.logins('s1');
    after.step({ type: 'lead', entries: [] });
    after.step({ type: 'loaded', entries: [sampleEntry({ key: 'k2', seq: 2, afterPosition: 5 }), sampleEntry({ key: 'k3', seq: 3, afterPosition: 0 }), sampleEntry({ key: 'k4', seq: 4, afterPosition: 0 })] });
    const [commit] = after.step({ type: 'withdraw', conversationId: 'c1', key: 'k2', edit: false });
    const written = commit?.type === 'commit' ? commit.puts : [];
    assert.deepEqual(written.map(({ key, afterPosition }) => [key, afterPosition]), [['k3', 5]]);
  });

  test('RETRY-2.2 is said by the next row that can say it: one that stands behind everything cannot', () => {
    const after = OutboxDriver.ready();
    after.logins('s1');
    after.step({ type: 'lead', entries: [] });
    const behindAll = sampleEntry({ key: 'k3', seq: 3, afterPosition: AFTER_ALL });
    after.step({ type: 'loaded', entries: [sampleEntry({ key: 'k2', seq: 2, afterPosition: 5 }), behindAll, sampleEntry({ key: 'k4', seq: 4, afterPosition: 0 })] });
    const [commit] = after.step({ type: 'withdraw', conversationId: 'c1', key: 'k2', edit: false });
    assert.deepEqual(commit?.type === 'commit' ? commit.puts.map(({ key, afterPosition }) => [key, afterPosition]) : [], [['k4', 5]]);
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
