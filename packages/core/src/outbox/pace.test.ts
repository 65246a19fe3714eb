import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import type { Pace } from '@cs-inbox/protocol';
import { attemptsOf } from '../../../../test/support/node/attempts-of.ts';
import { goodBackend, OutboxDriver } from '../../../../test/support/node/outbox-driver.ts';
import type { SendPolicy } from '../retry/policy.ts';
import type { SendCapabilities } from './outbox-state.ts';

const SECOND_MS = 1_000;
/** What is kept of a second: a little more passes before a place is free again. */
const KEPT_MS = Math.ceil(SECOND_MS / 0.97);

/** A backend that takes 32 at once, and tells a pace of the store s1. */
function paced(pace: Pace | null, capabilities: SendCapabilities = { ...goodBackend, sendsAtOnce: 32 }, policy: Partial<SendPolicy> = {}): OutboxDriver {
  const driver = OutboxDriver.ready(capabilities, policy);
  driver.step({ type: 'stores', stores: new Map([['s1', { market: 'MY', pace }]]) });
  return driver;
}

/** Sends one message in each of so many conversations. @returns what left at once */
function burst(driver: OutboxDriver, messages: number, storeId = 's1'): string[] {
  return Array.from({ length: messages }, (_, i) => driver.send(`${storeId}-${i + 1}`, { conversationId: `${storeId}-c${i + 1}`, storeId })).flatMap(attemptsOf);
}

/** Accepts what has left, after so many ms. @returns what leaves then */
function answer(driver: OutboxDriver, keys: readonly string[], afterMs = 0): string[] {
  driver.pass(afterMs);
  return keys.flatMap((key) => attemptsOf([...driver.accepted(key), ...driver.store()]));
}

describe('a store whose pace the backend tells', () => {
  test('SEND-10.1 gets no more than that in that time, and the next as soon as it is over', () => {
    const driver = paced({ messages: 3, everyMs: SECOND_MS });
    const first = burst(driver, 5);
    assert.deepEqual(first, ['s1-1', 's1-2', 's1-3']);
    assert.deepEqual(answer(driver, first), []);
    assert.deepEqual(attemptsOf(driver.run(KEPT_MS - 1)), []);
    assert.deepEqual(attemptsOf(driver.run(1)), ['s1-4', 's1-5']);
  });

  test('SEND-10.2 what waits for nothing but its turn is queued', () => {
    const driver = paced({ messages: 1, everyMs: SECOND_MS });
    burst(driver, 2);
    const { delivery, failure } = driver.entry('s1-2');
    assert.deepEqual([delivery, failure], ['queued', null]);
    assert.equal(driver.outlook('s1-2').resumes, null);
  });

  test('SEND-10.1 counts what has no answer yet as arriving at any time', () => {
    const driver = paced({ messages: 2, everyMs: SECOND_MS });
    burst(driver, 3);
    assert.deepEqual(attemptsOf(driver.run(5 * SECOND_MS)), []);
    assert.deepEqual(answer(driver, ['s1-1']), []);
    assert.deepEqual(attemptsOf(driver.run(KEPT_MS)), ['s1-3']);
  });

  test('SEND-10.1 counts what the network held up from when it can have arrived', () => {
    const driver = paced({ messages: 1, everyMs: SECOND_MS }, goodBackend, { paceAnswersMin: 8 });
    burst(driver, 11);
    /** How long after the departure of one message the next one leaves, where its answer takes so many ms. */
    const gap = (key: string, answerMs: number) => {
      const from = driver.now;
      assert.deepEqual(answer(driver, [key], answerMs), []);
      while (attemptsOf(driver.run(1)).length === 0) assert.ok(driver.now < from + 5 * SECOND_MS);
      return driver.now - from;
    };
    // Nobody knows yet how long the way takes at least: each may have arrived as late as its answer.
    for (let i = 1; i <= 7; i++) assert.equal(gap(`s1-${i}`, i === 3 ? 100 : 300), KEPT_MS + (i === 3 ? 100 : 300));
    assert.equal(gap('s1-8', 100), KEPT_MS);
    // This answer takes 400 ms longer than the quickest: the message may have been there that much later.
    assert.equal(gap('s1-9', 500), KEPT_MS + 400);
    assert.equal(gap('s1-10', 100), KEPT_MS);
  });

  test('SEND-10.1 counts what was never answered too', () => {
    const driver = paced({ messages: 1, everyMs: 60 * SECOND_MS });
    burst(driver, 2);
    driver.lost('s1-1');
    assert.deepEqual(attemptsOf(driver.run(59 * SECOND_MS)), []);
    assert.deepEqual(attemptsOf(driver.run(3 * SECOND_MS)), ['s1-1']);
  });

  test('SEND-10.1 counts a look-up as long as it lasts, so that what it finds missing can leave in its place', () => {
    const driver = paced({ messages: 1, everyMs: SECOND_MS }, { deduplicationWindowMs: 0, lookUp: true });
    burst(driver, 2);
    driver.lost('s1-1');
    const effects = driver.run(3 * SECOND_MS);
    assert.deepEqual([attemptsOf(effects), effects.filter(({ type }) => type === 'look-up').length], [[], 1]);
    driver.lookedUp('s1-1', { kind: 'absent' });
    assert.deepEqual(attemptsOf(driver.store()), ['s1-1']);
    answer(driver, ['s1-1']);
    assert.deepEqual(attemptsOf(driver.run(KEPT_MS)), ['s1-2']);
  });

  test('SEND-10.3 that waits for its turn keeps no other waiting', () => {
    const driver = paced({ messages: 1, everyMs: SECOND_MS });
    burst(driver, 9);
    assert.deepEqual(burst(driver, 2, 's2'), ['s2-1', 's2-2']);
  });

  test('SEND-10.1 is remembered exactly enough for a fast pace too', () => {
    const driver = paced({ messages: 200, everyMs: SECOND_MS });
    const sent = Array.from({ length: 200 }, (_, i) => {
      driver.pass(4);
      return [...attemptsOf(driver.send(`k${i}`, { conversationId: `c${i}` })), ...answer(driver, [`k${i}`])];
    });
    assert.equal(sent.flat().length, 200);
    assert.deepEqual(attemptsOf(driver.send('late', { conversationId: 'late' })), []);
    assert.deepEqual(attemptsOf(driver.run(KEPT_MS - 796 - 1)), []);
    assert.deepEqual(attemptsOf(driver.run(30)), ['late']);
  });

  test('SEND-10.4 a page that takes messages over first lets that time pass, for others may have sent just now', () => {
    const before = paced({ messages: 1, everyMs: SECOND_MS });
    burst(before, 2);
    const driver = new OutboxDriver();
    driver.step({ type: 'loaded', entries: [before.entry('s1-2')] });
    driver.step({ type: 'stores', stores: before.state.stores });
    driver.step({ type: 'capabilities', capabilities: goodBackend });
    assert.deepEqual(attemptsOf([...driver.networkBack(), ...driver.run(KEPT_MS - 1)]), []);
    assert.deepEqual(attemptsOf(driver.run(1)), ['s1-2']);
  });

  test('SEND-10.4 such a page sends one message a second before it has heard anything of the store', () => {
    const before = new OutboxDriver();
    burst(before, 5);
    const driver = new OutboxDriver();
    driver.step({ type: 'loaded', entries: ['s1-1', 's1-2', 's1-3', 's1-4', 's1-5'].map((key) => before.entry(key)) });
    driver.step({ type: 'capabilities', capabilities: { ...goodBackend, sendsAtOnce: 32 } });
    driver.step({ type: 'network', up: true });
    assert.deepEqual(attemptsOf(driver.store()), ['s1-1']);
    assert.deepEqual(answer(driver, ['s1-1']), []);
    assert.deepEqual(attemptsOf(driver.run(SECOND_MS)), ['s1-2']);
    assert.deepEqual(attemptsOf([...driver.step({ type: 'up-to-date' }), ...driver.store()]), ['s1-3', 's1-4', 's1-5']);
  });

  test('SEND-10.4 so does a page that was offline from its first moment, with what was clicked on it', () => {
    const driver = new OutboxDriver();
    driver.step({ type: 'capabilities', capabilities: { ...goodBackend, sendsAtOnce: 32 } });
    burst(driver, 4);
    assert.deepEqual(attemptsOf([...driver.step({ type: 'network', up: true }), ...driver.store()]), ['s1-1']);
    assert.deepEqual(answer(driver, ['s1-1']), []);
    assert.deepEqual(attemptsOf(driver.run(SECOND_MS)), ['s1-2']);
    assert.deepEqual(answer(driver, ['s1-2']), []);
    assert.deepEqual(attemptsOf([...driver.knows('s1'), ...driver.store()]), ['s1-3', 's1-4']);
  });
});

describe('how much is on its way at once', () => {
  test('SEND-10.5 is as much as the backend takes', () => {
    assert.equal(burst(paced(null), 40).length, 32);
    assert.equal(burst(paced(null, { ...goodBackend, sendsAtOnce: 1 }), 40).length, 1);
  });

  test('SEND-10.5 is four where it does not say', () => {
    assert.equal(burst(paced(null, goodBackend), 40).length, 4);
  });

  test('SEND-10.3 is shared: the long queue of one store comes after the first message of another', () => {
    const driver = paced(null, goodBackend);
    burst(driver, 9);
    burst(driver, 1, 's2');
    assert.deepEqual(answer(driver, ['s1-1']), ['s2-1']);
    assert.deepEqual(answer(driver, ['s2-1']), ['s1-5']);
  });
});

describe('a store of whose pace nobody tells', () => {
  /** It got so many at once, and the first was too much. It is open again 6 s later, and that one is through. */
  function throttled(messages: number, policy: Partial<SendPolicy> = {}): OutboxDriver {
    const driver = paced(null, undefined, policy);
    burst(driver, messages);
    driver.refused('s1-1', 'throttled', { retryAt: driver.now + 6 * SECOND_MS });
    for (let i = 2; i <= messages; i++) driver.accepted(`s1-${i}`);
    assert.deepEqual(attemptsOf([...driver.store(), ...driver.run(6 * SECOND_MS)]), ['s1-1']);
    assert.deepEqual(answer(driver, ['s1-1']), []);
    return driver;
  }

  /** How long the second of two new messages waits after the first, ms. */
  function gapMs(driver: OutboxDriver): number {
    driver.run(5 * SECOND_MS);
    assert.deepEqual(attemptsOf([...driver.send('a', { conversationId: 'a' }), ...driver.send('b', { conversationId: 'b' })]), ['a']);
    answer(driver, ['a']);
    const since = driver.now;
    while (attemptsOf(driver.run(1)).length === 0) assert.ok(driver.now < since + 60 * SECOND_MS);
    answer(driver, ['b']);
    return driver.now - since;
  }

  test('SEND-10.6 is sent to as fast as it goes', () => {
    assert.equal(burst(paced(null), 20).length, 20);
  });

  test('SEND-10.6 is sent to half as fast as in the last 10 s, once it has refused for that', () => {
    assert.equal(gapMs(throttled(20)), SECOND_MS);
    assert.equal(gapMs(throttled(10)), 2 * SECOND_MS);
  });

  test('SEND-10.6 at slowest every 5 s', () => {
    const driver = throttled(20);
    driver.run(20 * SECOND_MS);
    driver.send('few', { conversationId: 'few' });
    driver.refused('few', 'throttled', { retryAt: driver.now + 6 * SECOND_MS });
    assert.deepEqual(attemptsOf(driver.run(6 * SECOND_MS)), ['few']);
    answer(driver, ['few']);
    assert.equal(gapMs(driver), 5 * SECOND_MS);
  });

  test('SEND-10.6 is no slower where so little was sent that it cannot have been too much', () => {
    const driver = paced(null);
    burst(driver, 3);
    driver.refused('s1-1', 'throttled', { retryAt: driver.now + SECOND_MS });
    for (const key of ['s1-2', 's1-3']) driver.accepted(key);
    assert.deepEqual(attemptsOf([...driver.store(), ...driver.run(SECOND_MS)]), ['s1-1']);
    answer(driver, ['s1-1']);
    assert.deepEqual(attemptsOf([...driver.send('a', { conversationId: 'a' }), ...driver.send('b', { conversationId: 'b' })]), ['a', 'b']);
  });

  test('SEND-10.7 gets a tenth faster with each minute without another such refusal, and after an hour it is forgotten', () => {
    const driver = throttled(20);
    driver.run(60 * SECOND_MS);
    assert.equal(gapMs(driver), Math.ceil(SECOND_MS / 1.1));
    driver.run(60 * SECOND_MS);
    assert.equal(gapMs(driver), Math.ceil(SECOND_MS / 1.1 ** 2));
    const steady = throttled(20, { paceFaster: 1 });
    steady.run(59 * 60 * SECOND_MS);
    assert.equal(gapMs(steady), SECOND_MS);
    steady.run(60 * SECOND_MS);
    assert.deepEqual(attemptsOf([...steady.send('a', { conversationId: 'a' }), ...steady.send('b', { conversationId: 'b' })]), ['a', 'b']);
  });

  test('SEND-10.7 what had left before the refusal was known says nothing new, however late its own refusal comes', () => {
    const driver = paced(null);
    burst(driver, 20);
    driver.refused('s1-1', 'throttled', { retryAt: driver.now + 2 * SECOND_MS });
    for (let i = 3; i <= 20; i++) driver.accepted(`s1-${i}`);
    driver.store();
    driver.pass(15 * SECOND_MS);
    driver.refused('s1-2', 'throttled', { retryAt: driver.now + 2 * SECOND_MS });
    driver.run(2 * SECOND_MS);
    answer(driver, ['s1-1']);
    driver.run(SECOND_MS);
    answer(driver, ['s1-2']);
    assert.equal(gapMs(driver), SECOND_MS);
  });

  test('SEND-10.7 that refuses again is sent to half as fast again', () => {
    const driver = throttled(20);
    for (let i = 1; i <= 10; i++) {
      driver.pass(SECOND_MS);
      driver.send(`more-${i}`, { conversationId: `more-${i}` });
      if (i < 10) answer(driver, [`more-${i}`]);
    }
    driver.refused('more-10', 'throttled', { retryAt: driver.now + 6 * SECOND_MS });
    assert.deepEqual(attemptsOf(driver.run(6 * SECOND_MS)), ['more-10']);
    answer(driver, ['more-10']);
    assert.equal(gapMs(driver), 2 * SECOND_MS);
  });
});
