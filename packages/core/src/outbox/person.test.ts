import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { attemptsOf } from '../../../../test/support/node/attempts-of.ts';
import { OutboxDriver } from '../../../../test/support/node/outbox-driver.ts';
import { sampleMessage } from '../../../../test/support/node/sample-message.ts';
import { fromRow, toRow } from './record.ts';

/** k1 was refused, may be sent again, and holds nobody up. */
function refused(): OutboxDriver {
  const driver = OutboxDriver.ready();
  driver.failed('k1', 'unknown', {}, { retryable: true });
  return driver;
}

describe('a retry', () => {
  test('RETRY-2.6 sends the same text under the same key', () => {
    const driver = refused();
    const [attempt] = driver.retry('k1').filter((effect) => effect.type === 'attempt');
    assert.deepEqual([attempt?.entry.key, attempt?.entry.text, attempt?.attempt], ['k1', 'text of k1', 2]);
  });

  test('RETRY-2.6 is written to the disk before it leaves', () => {
    const driver = refused();
    const planned = { trigger: 'manual', by: 'Mei Lin', reason: '' } as const;
    const effects = driver.step({ type: 'retry', conversationId: 'c1', key: 'k1', planned });
    assert.deepEqual(effects.map(({ type }) => type), ['commit', 'commit']);
  });

  test('RETRY-2.7 of a message that is not eligible changes nothing', () => {
    const never = OutboxDriver.ready();
    never.failed('k1', 'content');
    const early = OutboxDriver.ready();
    early.failed('k1', 'throttled');
    const waiting = OutboxDriver.ready();
    waiting.step({ type: 'network', up: false });
    waiting.send('k1');
    const away = OutboxDriver.ready();
    away.send('k1');
    for (const driver of [never, early, waiting, away]) {
      const before = driver.state;
      assert.deepEqual(driver.retry('k1'), []);
      assert.equal(driver.state, before);
    }
  });

  test('RETRY-2.7 of a message that is not there changes nothing', () => {
    const driver = refused();
    const before = driver.state;
    driver.step({ type: 'retry', conversationId: 'c1', key: 'k9', planned: { trigger: 'manual', by: '', reason: '' } });
    assert.equal(driver.state, before);
  });

  test('RETRY-2.7 twice at once is one', () => {
    const driver = refused();
    assert.deepEqual(attemptsOf([...driver.retry('k1'), ...driver.retry('k1')]), ['k1']);
  });

  test('RETRY-2.5 that waits for the network and is overtaken there has failed', () => {
    const driver = refused();
    driver.step({ type: 'network', up: false });
    driver.retry('k1');
    assert.equal(driver.entry('k1').delivery, 'waiting');
    driver.step({ type: 'observed', messages: [sampleMessage({ id: 'm9', position: 9, at: 1_780_000_000_077 })] });
    driver.store();
    assert.deepEqual([driver.entry('k1').delivery, driver.outlook('k1').retry], ['failed', { verdict: 'never', why: 'newer', newerAt: 1_780_000_000_077 }]);
    assert.deepEqual(attemptsOf([...driver.networkBack(), ...driver.store()]), []);
  });

  test('RETRY-2.5 that waits is there after a reload, as what it is', () => {
    const before = refused();
    before.step({ type: 'network', up: false });
    before.retry('k1', 'buyer waits');
    const read = fromRow(structuredClone(toRow(before.entry('k1'))));
    assert.ok(read.ok);
    const driver = OutboxDriver.ready();
    const effects = [...driver.step({ type: 'loaded', entries: [read.entry] }), ...driver.store()];
    assert.deepEqual(attemptsOf(effects), ['k1']);
    const { trigger, by, reason } = driver.entry('k1').attempts.at(-1) ?? {};
    assert.deepEqual([trigger, by, reason], ['manual', 'Mei Lin', 'buyer waits']);
  });
});

describe('"Stop waiting"', () => {
  test('RETRY-7.1 on a waiting message: it has failed for the cause for which it waited', () => {
    const driver = OutboxDriver.ready();
    driver.logins('s1');
    driver.send('k1');
    const effects = driver.wish('stop-waiting', 'k1');
    assert.deepEqual(effects.map(({ type }) => type), ['commit', 'failed']);
    assert.deepEqual([driver.entry('k1').delivery, driver.entry('k1').failure?.cause], ['failed', 'login']);
  });

  test('RETRY-7.1 holds nobody up, and nothing sends it by itself any more', () => {
    const driver = OutboxDriver.ready();
    driver.failed('k1', 'platform');
    driver.send('k2');
    assert.deepEqual(attemptsOf(driver.wish('stop-waiting', 'k1')), ['k2']);
    assert.equal(driver.outlook('k1').resumes, null);
    driver.refused('k2', 'content');
    assert.deepEqual(attemptsOf(driver.run(3_600_000)), []);
    assert.deepEqual(attemptsOf(driver.retry('k1')), ['k1']);
  });

  test('RETRY-7.1 does not shorten the wait of the message itself', () => {
    const driver = OutboxDriver.ready();
    driver.failed('k1', 'throttled', {}, { retryAt: driver.now + 60_000 });
    driver.wish('stop-waiting', 'k1');
    assert.deepEqual(driver.outlook('k1').retry, { verdict: 'may', at: driver.now + 60_000 });
  });

  test('RETRY-7.1 is over with the next attempt: refused again, it waits again', () => {
    const driver = OutboxDriver.ready();
    driver.failed('k1', 'login');
    driver.wish('stop-waiting', 'k1');
    driver.retry('k1');
    driver.refused('k1', 'login');
    assert.deepEqual(driver.outlook('k1').resumes, { on: 'login' });
  });

  test('RETRY-7.1 survives a reload', () => {
    const before = OutboxDriver.ready();
    before.failed('k1', 'login');
    before.wish('stop-waiting', 'k1');
    const driver = OutboxDriver.ready();
    driver.step({ type: 'loaded', entries: [before.entry('k1')] });
    assert.deepEqual([driver.outlook('k1').resumes, driver.state.gates.size], [null, 0]);
  });

  test('RETRY-7.1 does nothing to what is on its way, unconfirmed, queued, or stopped already', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    driver.send('k2');
    driver.failed('k3', 'platform', { conversationId: 'c3' });
    driver.wish('stop-waiting', 'k3');
    const before = driver.state;
    for (const key of ['k1', 'k2', 'k3']) assert.deepEqual(driver.wish('stop-waiting', key), []);
    assert.equal(driver.state, before);
    driver.lost('k1');
    assert.deepEqual(driver.wish('stop-waiting', 'k1'), []);
  });
});

describe('"Discard"', () => {
  test('RETRY-7.3 takes a failed message from the outbox and from the disk, and sets those behind it free', () => {
    const driver = OutboxDriver.ready();
    driver.failed('k1', 'platform');
    driver.send('k2');
    const effects = driver.wish('discard', 'k1');
    assert.deepEqual([driver.has('k1'), effects.flatMap((effect) => (effect.type === 'commit' ? effect.deletes : []))], [false, ['k1']]);
    assert.deepEqual(attemptsOf(effects), ['k2']);
  });

  test('RETRY-7.3 does nothing to a message that has not failed', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    driver.send('k2');
    assert.deepEqual([driver.wish('discard', 'k1'), driver.wish('discard', 'k2')], [[], []]);
    driver.lost('k1');
    assert.deepEqual(driver.wish('discard', 'k1'), []);
  });

  test('RETRY-7.3 is done again where the disk refuses it', () => {
    const driver = refused();
    driver.step({ type: 'discard', conversationId: 'c1', key: 'k1' });
    driver.refuse();
    assert.equal(driver.has('k1'), false);
    assert.deepEqual(driver.run(5_000).flatMap((effect) => (effect.type === 'commit' ? effect.deletes : [])), ['k1']);
  });
});
