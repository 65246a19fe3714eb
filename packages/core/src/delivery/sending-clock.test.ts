import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { OutboxDriver } from '../../../../test/support/node/outbox-driver.ts';
import { networkFailure } from '../failure/failure.ts';
import { fromRow, toRow } from '../outbox/record.ts';
import { clockStage } from './sending-clock.ts';

const START = new OutboxDriver().now;

describe('how long a message has been on its way', () => {
  test('SEND-7.3 is calm below 10 s, a hint from then on, an alarm from 30 s', () => {
    const stages = [0, 9_999, 10_000, 29_999, 30_000, 9e9].map((ms) => clockStage(START, START + ms));
    assert.deepEqual(stages, ['calm', 'calm', 'hint', 'hint', 'alarm', 'alarm']);
  });

  test('SEND-7.3 is calm where it is not on its way, and where the clock was set back', () => {
    assert.deepEqual([clockStage(null, START), clockStage(START, START - 60_000)], ['calm', 'calm']);
  });
});

describe('the clock of a message', () => {
  const sending = () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    return driver;
  };
  const since = (driver: OutboxDriver) => driver.entry('k1').sendingSince;

  test('SEND-7.1 runs from its first "Sending"', () => {
    const driver = OutboxDriver.ready();
    driver.step({ type: 'network', up: false });
    driver.send('k1');
    assert.equal(since(driver), null);
    driver.run(5_000);
    driver.networkBack();
    driver.store();
    assert.deepEqual([driver.entry('k1').delivery, since(driver)], ['sending', START + 5_000]);
  });

  test('SEND-7.1 is not restarted by further attempts while nobody knows', () => {
    const driver = sending();
    driver.lost('k1');
    driver.run(5_000);
    assert.deepEqual([driver.entry('k1').attemptCount, since(driver)], [2, START]);
    driver.answer('k1', { kind: 'unreached', failure: networkFailure('offline') });
    assert.deepEqual([driver.entry('k1').delivery, since(driver)], ['unconfirmed', START]);
  });

  test('SEND-7.1 is not restarted by a reload, whatever was on its way', () => {
    const driver = sending();
    driver.now += 20_000;
    const read = fromRow(structuredClone(toRow(driver.entry('k1'))));
    assert.ok(read.ok);
    const next = OutboxDriver.ready();
    next.now = driver.now;
    next.step({ type: 'loaded', entries: [read.entry] });
    next.store();
    assert.deepEqual([next.entry('k1').delivery, next.entry('k1').attemptCount, since(next)], ['unconfirmed', 2, START]);
  });

  test('SEND-7.2 ends with a refusal, for that is an answer; the next "Sending" starts another', () => {
    const driver = sending();
    driver.now += 2_000;
    driver.refused('k1', 'unknown', { retryable: true });
    assert.equal(since(driver), null);
    driver.now += 60_000;
    driver.retry('k1');
    assert.deepEqual([driver.entry('k1').delivery, since(driver)], ['sending', START + 62_000]);
  });

  test('SEND-7.2 ends with the proof that it never left', () => {
    const driver = sending();
    const failure = networkFailure('offline');
    driver.answer('k1', { kind: 'unreached', failure });
    assert.deepEqual([driver.entry('k1').delivery, since(driver)], ['waiting', null]);
  });
});
