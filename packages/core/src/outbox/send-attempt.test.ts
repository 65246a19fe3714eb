import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { OutboxDriver } from '../../../../test/support/node/outbox-driver.ts';
import { fromRow, toRow } from './record.ts';

describe('the history of a message', () => {
  test('RETRY-6.1 has each attempt with its time, what set it off, who, why, and what it came to', () => {
    const driver = OutboxDriver.ready();
    const start = driver.now;
    driver.send('k1');
    driver.pass(100);
    driver.refused('k1', 'unknown', { retryable: true, code: 'X1', requestId: 'r1' });
    driver.pass(900);
    driver.retry('k1', 'buyer waits');
    driver.pass(100);
    driver.lost('k1', 'cut');
    const [first, second] = driver.entry('k1').attempts;
    assert.deepEqual(first, { number: 1, trigger: 'first', by: '', reason: '', departedAt: start, endedAt: start + 100, outcome: 'refused', cause: 'unknown', code: 'X1', requestId: 'r1' });
    assert.deepEqual(second, { number: 2, trigger: 'manual', by: 'Mei Lin', reason: 'buyer waits', departedAt: start + 1_000, endedAt: start + 1_100, outcome: 'unknown', cause: 'network', code: 'cut', requestId: '' });
  });

  test('RETRY-6.1 tells what the machine did by itself from what followed a lost login or network', () => {
    const triggers = (cause: 'throttled' | 'login') => {
      const driver = OutboxDriver.ready();
      driver.failed('k1', cause);
      driver.run(60_000);
      return driver.entry('k1').attempts.map(({ trigger }) => trigger);
    };
    assert.deepEqual([triggers('throttled').slice(0, 2), triggers('login').slice(0, 2)], [['first', 'automatic'], ['first', 'reconnect']]);
  });

  test('RETRY-6.1 is on the disk with each step, and survives a reload', () => {
    const driver = OutboxDriver.ready();
    driver.failed('k1', 'unknown', {}, { retryable: true });
    const rows = driver.retry('k1').flatMap((effect) => (effect.type === 'commit' ? effect.puts : []));
    assert.deepEqual(rows.map((row) => row.attempts.length), [1, 2]);
    const read = fromRow(structuredClone(toRow(driver.entry('k1'))));
    assert.deepEqual(read.ok && read.entry.attempts, driver.entry('k1').attempts);
  });

  test('RETRY-6.1 keeps 500 characters of a reason, and no half one', () => {
    const driver = OutboxDriver.ready();
    driver.failed('k1', 'unknown', {}, { retryable: true });
    driver.retry('k1', `${'x'.repeat(499)}😀`);
    assert.equal(driver.entry('k1').attempts[1]?.reason, `${'x'.repeat(499)}\ufffd`);
  });
});
