import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { attemptsOf } from '../../../../test/support/node/attempts-of.ts';
import { OutboxDriver } from '../../../../test/support/node/outbox-driver.ts';
import { sampleFailure } from '../../../../test/support/node/sample-failure.ts';
import { sampleMessage } from '../../../../test/support/node/sample-message.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

/** A backend that takes 32 at once and has answered none of so many messages of each store, each of its own conversation. */
function silent(stores: Readonly<Record<string, number>>): OutboxDriver {
  const driver = OutboxDriver.ready({ deduplicationWindowMs: 24 * 60 * MINUTE_MS, lookUp: true, sendsAtOnce: 32 });
  const keys = Object.entries(stores).flatMap(([storeId, messages]) =>
    Array.from({ length: messages }, (_, i) => {
      const key = `${storeId}-${i + 1}`;
      driver.send(key, { conversationId: `c-${key}`, storeId });
      return key;
    }),
  );
  driver.now += SECOND_MS;
  for (const key of keys) driver.lost(key);
  return driver;
}

/** What leaves in so many ms, and when, ms from now; nobody answers, and each attempt is given up after 30 s. */
function departures(driver: OutboxDriver, ms: number): (readonly [number, string])[] {
  const from = driver.now;
  const found: (readonly [number, string])[] = [];
  for (let at = driver.wakeAt(); at !== null && at <= from + ms; at = driver.wakeAt()) {
    const keys = attemptsOf([...driver.pass(Math.max(0, at - driver.now)), ...driver.store()]);
    found.push(...keys.map((key) => [driver.now - from, key] as const));
  }
  driver.now = from + ms;
  return found;
}

describe('a store of which nothing is heard', () => {
  test('FAIL-6.4 after six sends in a row without an answer gets one message each minute, and the others wait and say until when', () => {
    const driver = silent({ s1: 6 });
    driver.send('new', { conversationId: 'new' });
    const { delivery, failure } = driver.entry('new');
    assert.deepEqual([delivery, failure?.cause, failure?.retryAt], ['waiting', 'network', driver.now + MINUTE_MS]);
    assert.deepEqual(driver.outlook('new').resumes, { on: 'time', at: driver.now + MINUTE_MS });
    assert.deepEqual([...driver.state.gates], [['s1', { cause: 'network', until: driver.now + MINUTE_MS, first: null }]]);
    assert.deepEqual(
      departures(driver, 3 * MINUTE_MS).map(([at]) => at),
      [MINUTE_MS, 2 * MINUTE_MS, 3 * MINUTE_MS],
    );
  });

  test('FAIL-6.4 after five nothing is held back', () => {
    const driver = silent({ s1: 5 });
    assert.deepEqual(attemptsOf(driver.send('new', { conversationId: 'new' })), ['new']);
  });

  test('FAIL-6.4 is tried with what is unconfirmed already, the longest ago first', () => {
    const driver = silent({ s1: 6 });
    driver.send('new', { conversationId: 'new' });
    assert.deepEqual(departures(driver, 2 * MINUTE_MS).map(([, key]) => key), ['s1-1', 's1-2']);
  });

  for (const [answer, give] of [
    ['an acceptance', (driver: OutboxDriver, key: string) => driver.accepted(key)],
    ['a refusal', (driver: OutboxDriver, key: string) => driver.refused(key, 'content')],
  ] as const) {
    test(`FAIL-6.5 ${answer} opens it for all, at once`, () => {
      const driver = silent({ s1: 6 });
      driver.send('new', { conversationId: 'new' });
      assert.deepEqual(attemptsOf(driver.run(MINUTE_MS)), ['s1-1']);
      const left = attemptsOf([...give(driver, 's1-1'), ...driver.store()]);
      assert.deepEqual([left.length, left.includes('new')], [6, true]);
      assert.equal(driver.state.gates.size, 0);
    });

    test(`FAIL-6.5 ${answer} in between ends the row`, () => {
      const driver = silent({ s1: 5 });
      driver.send('k1', { conversationId: 'k1' });
      give(driver, 'k1');
      driver.send('k2', { conversationId: 'k2' });
      driver.lost('k2');
      assert.equal(driver.state.gates.size, 0);
    });
  }

  test('FAIL-6.5 an acceptance opens it also where it comes after its attempt was given up', () => {
    const driver = silent({ s1: 6 });
    driver.accepted('s1-3');
    assert.equal(driver.state.gates.size, 0);
  });

  test('FAIL-6.5 news that one has arrived open it too, before or without its answer', () => {
    const driver = silent({ s1: 6 });
    driver.step({ type: 'observed', messages: [sampleMessage({ key: 's1-3', conversationId: 'c-s1-3' })] });
    assert.equal(driver.state.gates.size, 0);
  });

  test('FAIL-6.4 what says why and proves nothing counts as no answer, but for what asks for time: that shuts the store by itself', () => {
    for (const [cause, gate] of [['login', 'network'], ['config', 'network'], ['throttled', 'throttled']] as const) {
      const driver = silent({ s1: 5 });
      driver.send('k1', { conversationId: 'k1' });
      driver.answer('k1', { kind: 'unknown', why: 'http-4xx', failure: sampleFailure(cause) });
      assert.equal(driver.state.gates.get('s1')?.cause, gate);
    }
    const driver = silent({ s1: 5 });
    driver.send('k1', { conversationId: 'k1' });
    driver.answer('k1', { kind: 'unknown', why: 'http-429', failure: sampleFailure('throttled'), retryAfterMs: SECOND_MS });
    driver.run(5 * MINUTE_MS);
    assert.equal([...driver.state.circuits.values()].every(({ until }) => until === null), true);
  });

  test('FAIL-6.4 does not keep other stores, however much of it was on its way', () => {
    const driver = silent({ s1: 30 });
    assert.deepEqual(attemptsOf(driver.send('k1', { conversationId: 'k1', storeId: 's2' })), ['k1']);
  });

  test('FAIL-6.4 tries first what a person has sent again', () => {
    const driver = OutboxDriver.ready();
    driver.failed('k1', 'unknown', { conversationId: 'k1' }, { retryable: true });
    for (let i = 1; i <= 6; i++) {
      driver.send(`k${i + 1}`, { conversationId: `k${i + 1}` });
      driver.lost(`k${i + 1}`);
    }
    assert.deepEqual(attemptsOf(driver.retry('k1')), []);
    assert.deepEqual(attemptsOf(driver.run(MINUTE_MS)), ['k1']);
  });
});

describe('a backend of which nothing is heard', () => {
  const dead = () => silent({ s1: 3, s2: 3, s3: 3, s4: 3 });

  test('FAIL-6.6 after twelve in a row over all stores gets one message after 5 s, and the next after twice as long each time, up to a minute', () => {
    const driver = dead();
    driver.send('new', { conversationId: 'new', storeId: 's9' });
    const { delivery, failure } = driver.entry('new');
    assert.deepEqual([delivery, failure?.cause, failure?.retryAt], ['waiting', 'network', driver.now + 5 * SECOND_MS]);
    // A try that nobody answers takes 30 s itself.
    const at = departures(driver, 6 * MINUTE_MS).map(([ms]) => ms / SECOND_MS);
    assert.deepEqual(at, [5, 35, 65, 105, 165, 225, 285, 345]);
  });

  test('FAIL-6.6 that refuses each connection at once gets no more', () => {
    const driver = dead();
    const at: number[] = [];
    const from = driver.now;
    for (let wake = driver.wakeAt(); wake !== null && wake <= from + 5 * MINUTE_MS; wake = driver.wakeAt()) {
      const left = attemptsOf([...driver.pass(Math.max(0, wake - driver.now)), ...driver.store()]);
      for (const key of left) {
        at.push((driver.now - from) / SECOND_MS);
        driver.lost(key);
      }
    }
    assert.deepEqual(at, [5, 15, 35, 75, 135, 195, 255]);
  });

  test('FAIL-6.6 is tried each time with another, so that one store alone does not decide', () => {
    const driver = dead();
    assert.deepEqual(departures(driver, 6 * MINUTE_MS).map(([, key]) => key).slice(0, 7), ['s1-1', 's1-2', 's1-3', 's2-1', 's2-2', 's2-3', 's3-1']);
  });

  test('FAIL-6.6 tries one alone also when several could go', () => {
    const driver = dead();
    assert.equal(attemptsOf(driver.run(5 * SECOND_MS)).length, 1);
    assert.equal(attemptsOf(driver.run(29 * SECOND_MS)).length, 0);
  });

  for (const [what, happen] of [
    ['any answer', (driver: OutboxDriver) => driver.accepted(attemptsOf(driver.run(5 * SECOND_MS))[0] ?? '')],
    ['the network coming back', (driver: OutboxDriver) => [...driver.step({ type: 'network', up: false }), ...driver.step({ type: 'network', up: true })]],
  ] as const) {
    test(`FAIL-6.7 ${what} sets everything free`, () => {
      const driver = dead();
      driver.send('new', { conversationId: 'new', storeId: 's9' });
      const left = attemptsOf([...happen(driver), ...driver.store()]);
      assert.equal(left.includes('new'), true);
      assert.equal(driver.state.gates.size, 0);
    });
  }

  test('FAIL-6.7 the first list after the network came back sets everything free', () => {
    const driver = dead();
    driver.knows('s1', 's2', 's3', 's4', 's9');
    driver.step({ type: 'network', up: false });
    const again = attemptsOf([...driver.step({ type: 'network', up: true }), ...driver.store()]);
    assert.equal(again.length, 12);
    for (const key of again) driver.lost(key);
    driver.send('new', { conversationId: 'new', storeId: 's9' });
    assert.equal(driver.entry('new').delivery, 'waiting');
    assert.deepEqual(attemptsOf([...driver.step({ type: 'up-to-date' }), ...driver.store()]), ['new']);
  });

  test('FAIL-6.6 a look-up that nobody answers counts, and one that is answered sets free', () => {
    const driver = OutboxDriver.ready({ deduplicationWindowMs: 0, lookUp: true });
    const ask = () => driver.pass(Math.max(0, (driver.wakeAt() ?? NaN) - driver.now)).map(({ type }) => type);
    driver.send('k1');
    driver.lost('k1');
    for (let i = 0; i < 11; i++) {
      assert.deepEqual(ask(), ['look-up']);
      driver.lookedUp('k1', { kind: 'unknown', why: 'http-502' });
    }
    driver.send('k2', { conversationId: 'c2', storeId: 's2' });
    assert.equal(driver.entry('k2').delivery, 'waiting');
    driver.pass(MINUTE_MS);
    driver.lookedUp('k1', { kind: 'absent' });
    assert.equal(attemptsOf(driver.store()).includes('k2'), true);
  });
});
