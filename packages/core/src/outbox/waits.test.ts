import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { attemptsOf } from '../../../../test/support/node/attempts-of.ts';
import { OutboxDriver } from '../../../../test/support/node/outbox-driver.ts';
import { sampleMessage } from '../../../../test/support/node/sample-message.ts';

/** What a message waits for, as it is shown. */
function waitOf(driver: OutboxDriver, key: string): unknown {
  const { delivery, failure } = driver.entry(key);
  return delivery === 'waiting' ? failure?.cause : delivery;
}

describe('what a waiting message waits for', () => {
  test('SEND-5.4 is the network before everything else', () => {
    const driver = OutboxDriver.ready();
    driver.failed('k1', 'throttled');
    driver.send('k2');
    assert.equal(waitOf(driver, 'k2'), 'throttled');
    driver.step({ type: 'network', up: false });
    assert.deepEqual([waitOf(driver, 'k2'), driver.outlook('k2').resumes], ['network', { on: 'network' }]);
    driver.step({ type: 'network', up: true });
    assert.equal(waitOf(driver, 'k2'), 'throttled');
  });

  test('SEND-5.4 is its store before the message in front of it', () => {
    const driver = OutboxDriver.ready();
    driver.failed('k1', 'platform');
    driver.send('k2');
    assert.equal(waitOf(driver, 'k2'), 'platform');
    driver.logins('s1');
    assert.equal(waitOf(driver, 'k2'), 'login');
    driver.logins();
    assert.equal(waitOf(driver, 'k2'), 'platform');
  });

  test('SEND-5.4 is what the message in front of it failed at, with its time, and none of its words', () => {
    const driver = OutboxDriver.ready();
    driver.failed('k1', 'platform', {}, { words: ['free'] });
    driver.send('k2');
    const { failure } = driver.entry('k2');
    assert.deepEqual([failure?.cause, failure?.code, failure?.retryAt, failure?.words], ['platform', 'E-1', driver.now + 6_250, []]);
  });

  test('SEND-5.4 has no time where the message in front of it waits for a person', () => {
    const driver = OutboxDriver.ready();
    driver.failed('k1', 'storage');
    driver.send('k2');
    assert.deepEqual([driver.entry('k2').failure?.retryAt, driver.outlook('k2').resumes], [null, null]);
  });

  test('SEND-5.4 is only its turn behind a message that is on its way, unconfirmed, or sent again', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    driver.send('k2');
    assert.equal(waitOf(driver, 'k2'), 'queued');
    driver.lost('k1');
    assert.equal(waitOf(driver, 'k2'), 'queued');
    driver.run(1_000);
    driver.refused('k1', 'platform');
    assert.equal(waitOf(driver, 'k2'), 'platform');
    driver.run(7_500);
    assert.deepEqual([waitOf(driver, 'k1'), waitOf(driver, 'k2')], ['sending', 'queued']);
  });

  test('SEND-5.4 is nothing any more, and it goes, once the message in front of it was given up', () => {
    const driver = OutboxDriver.ready();
    driver.failed('k1', 'storage');
    driver.send('k2');
    assert.deepEqual(attemptsOf(driver.wish('discard', 'k1')), ['k2']);
    assert.equal(driver.entry('k2').failure, null);
  });

  test('SEND-5.4 is not written to the disk: a new page finds it out', () => {
    const driver = OutboxDriver.ready();
    driver.failed('k1', 'login');
    assert.deepEqual(driver.send('k2', { conversationId: 'c2' }).map(({ type }) => type), ['commit']);
    assert.deepEqual(driver.logins('s1'), []);
  });

  test('INBOX-2.9 stays the same object while it waits for the same', () => {
    const driver = OutboxDriver.ready();
    driver.failed('k1', 'throttled');
    driver.send('k2');
    const before = driver.entry('k2');
    driver.pass(10_000);
    driver.send('k3', { conversationId: 'c2' });
    assert.equal(driver.entry('k2'), before);
  });
});

test('SEND-5.4 a retry that waits for its store says for what, and is told again for what it failed where it is overtaken', () => {
  const driver = OutboxDriver.ready();
  driver.failed('k1', 'platform');
  driver.pass(7_500);
  driver.store();
  driver.refused('k1', 'platform');
  driver.failed('k2', 'config', { conversationId: 'c2' });
  driver.run(12_500);
  assert.deepEqual([waitOf(driver, 'k1'), attemptsOf(driver.retry('k1'))], ['failed', []]);
  assert.deepEqual([driver.entry('k1').delivery, driver.entry('k1').failure?.cause], ['waiting', 'config']);
  driver.step({ type: 'observed', messages: [sampleMessage({ id: 'm9', position: 9, at: driver.now })] });
  assert.deepEqual([driver.entry('k1').delivery, driver.entry('k1').failure?.cause], ['failed', 'platform']);
});
