import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { OutboxDriver } from '../../../../test/support/node/outbox-driver.ts';
import type { OutboxEffect } from './outbox-effect.ts';

const kept = (effects: readonly OutboxEffect[]) => effects.flatMap((effect) => (effect.type === 'commit' && effect.arrived !== null ? [effect.arrived] : []));

/** k1 was refused, and sent again. */
function again(key = 'k1'): OutboxDriver {
  const driver = OutboxDriver.ready();
  driver.failed(key, 'unknown', {}, { retryable: true, code: 'E7', requestId: 'r1' });
  driver.retry(key, 'buyer waits');
  return driver;
}

describe('what has arrived', () => {
  test('RETRY-6.3 keeps its attempts where it had left more than once, in the transaction that deletes its row', () => {
    const driver = again();
    driver.now += 400;
    const [change] = kept(driver.accepted('k1'));
    assert.deepEqual([change?.key, change?.arrived.attempts, change?.forgets], ['k1', 2, []]);
    const told = change?.arrived.history.map(({ number, trigger, by, reason, outcome, cause, code, requestId, endedAt }) => [number, trigger, by, reason, outcome, cause, code, requestId, endedAt]);
    assert.deepEqual(told, [
      [1, 'first', '', '', 'refused', 'unknown', 'E7', 'r1', driver.now - 400],
      [2, 'manual', 'Mei Lin', 'buyer waits', 'accepted', null, '', '', driver.now],
    ]);
    assert.equal(driver.state.arrived.get('k1')?.attempts, 2);
  });

  test('RETRY-6.3 keeps nothing where it left once', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    assert.deepEqual([kept(driver.accepted('k1')), driver.state.arrived.size], [[], 0]);
  });

  test('SEND-9.2 counts the departures of the blocked one in whose place it stands', () => {
    const driver = OutboxDriver.ready();
    driver.send('k2', { replaces: 'k1', priorAttempts: 2 });
    assert.equal(kept(driver.accepted('k2'))[0]?.arrived.attempts, 3);
  });

  test('RETRY-6.3 is kept of the newest 1,000', () => {
    const driver = again('k-new');
    const old = { attempts: 2, history: [], at: 1 };
    driver.step({ type: 'loaded', entries: [], arrived: new Map(Array.from({ length: 1_000 }, (_, i) => [`k${i}`, old])) });
    const [change] = kept(driver.accepted('k-new'));
    assert.deepEqual([change?.forgets, driver.state.arrived.size, driver.state.arrived.has('k-new'), driver.state.arrived.has('k1')], [['k0'], 1_000, true, true]);
  });
});
