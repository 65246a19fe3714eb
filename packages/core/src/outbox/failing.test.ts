import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { attemptsOf } from '../../../../test/support/node/attempts-of.ts';
import { OutboxDriver } from '../../../../test/support/node/outbox-driver.ts';
import { sampleFailure } from '../../../../test/support/node/sample-failure.ts';
import type { SendOutcome } from '../outcome/send-outcome.ts';

const MINUTE_MS = 60_000;
const outcomes = {
  platform: { kind: 'refused', failure: sampleFailure('platform') },
  network: { kind: 'unreached', failure: sampleFailure('network') },
} as const satisfies Record<string, SendOutcome>;

/** So many messages of so many stores, each of its own conversation, to a backend that answers each send after half a second in the same way: what left in each minute. */
function sentPerMinute(outcome: SendOutcome, messages: number, stores: number, minutes: number): readonly number[] {
  const driver = OutboxDriver.ready();
  const from = driver.now;
  const left: { readonly key: string; readonly at: number }[] = [];
  const note = (keys: readonly string[]) => left.push(...keys.map((key) => ({ key, at: driver.now })));
  for (let i = 0; i < messages; i++) note(attemptsOf(driver.send(`k${i}`, { conversationId: `c${i}`, storeId: `s${i % stores}` })));
  for (let told = 0, at: number | null = 0; at !== null && at < from + minutes * MINUTE_MS; ) {
    const next = left[told];
    at = Math.min(next === undefined ? Infinity : next.at + 500, driver.wakeAt() ?? Infinity);
    driver.now = Math.max(driver.now, at);
    driver.draw = (driver.draw * 7.13) % 1;
    if (next !== undefined && next.at + 500 <= driver.now) {
      told++;
      note(attemptsOf([...driver.answer(next.key, outcome), ...driver.store()]));
    } else note(attemptsOf([...driver.step({ type: 'wake' }), ...driver.store()]));
  }
  return Array.from({ length: minutes }, (_, i) => left.filter(({ at }) => Math.floor((at - from) / MINUTE_MS) === i).length);
}

/** A store of which so many messages in a row were answered so. */
function failing(cause: keyof typeof outcomes, times: number): OutboxDriver {
  const driver = OutboxDriver.ready({ deduplicationWindowMs: 1440 * MINUTE_MS, lookUp: true, sendsAtOnce: 32 });
  for (let i = 0; i < times; i++) driver.send(`f${i}`, { conversationId: `f${i}` });
  for (let i = 0; i < times; i++) {
    driver.answer(`f${i}`, outcomes[cause]);
    driver.store();
  }
  return driver;
}

describe('a backend that answers, and behind it all fails', () => {
  for (const cause of ['platform', 'network'] as const) {
    test(`FAIL-6.8 ${cause}: after six sends of a store in a row one message a minute tries, and the others wait and say why and until when`, () => {
      const driver = failing(cause, 6);
      assert.deepEqual(attemptsOf(driver.send('k1', { conversationId: 'c1' })), []);
      const until = driver.now + MINUTE_MS;
      assert.deepEqual(driver.state.gates.get('s1'), { cause, until, first: null });
      const { delivery, failure } = driver.entry('k1');
      assert.deepEqual([delivery, failure?.cause, failure?.retryAt], ['waiting', cause, until]);
      assert.equal(attemptsOf(driver.run(MINUTE_MS)).length, 1);
    });

    test(`FAIL-6.8 ${cause}: after five nothing is held back, nor is another store`, () => {
      assert.deepEqual(attemptsOf(failing(cause, 5).send('k1', { conversationId: 'c1' })), ['k1']);
      assert.deepEqual(attemptsOf(failing(cause, 30).send('k1', { conversationId: 'c1', storeId: 's2' })), ['k1']);
    });

    test(`FAIL-6.8 ${cause}: after twelve in a row over all stores each store learns it by one`, () => {
      const driver = failing(cause, 12);
      driver.send('k1', { conversationId: 'c1', storeId: 's2' });
      driver.answer('k1', outcomes[cause]);
      driver.store();
      assert.deepEqual(attemptsOf(driver.send('k2', { conversationId: 'c2', storeId: 's2' })), []);
    });

    test(`FAIL-6.8 ${cause}: no more than 60 sends a minute, however many messages and stores`, () => {
      for (const stores of [1, 5, 24]) assert.ok(Math.max(...sentPerMinute(outcomes[cause], 300, stores, 4)) <= 60);
      assert.ok(Math.max(...sentPerMinute(outcomes[cause], 300, 100, 6).slice(1)) <= 60);
    });

    test(`FAIL-6.5 ${cause}: another answer ends that`, () => {
      const driver = failing(cause, 6);
      driver.send('k1', { conversationId: 'c1' });
      const [first = ''] = attemptsOf(driver.run(MINUTE_MS));
      driver.accepted(first);
      driver.store();
      assert.equal(driver.state.gates.size, 0);
      assert.deepEqual(attemptsOf(driver.send('k2', { conversationId: 'c2' })), ['k2']);
    });
  }

  test('FAIL-6.3 what the machine has given up still says how many wait behind it', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    for (let i = 0; i < 6; i++) {
      driver.refused('k1', 'platform', {}, 3 * MINUTE_MS);
      driver.run(3 * MINUTE_MS);
    }
    driver.refused('k1', 'platform');
    driver.send('k2');
    assert.deepEqual([driver.entry('k1').notBefore, driver.state.gates.get('s1')?.cause, driver.outlook('k1').holdsUp], [null, 'platform', 1]);
  });
});
