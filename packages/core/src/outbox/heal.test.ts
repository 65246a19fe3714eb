import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { attemptsOf } from '../../../../test/support/node/attempts-of.ts';
import { OutboxDriver } from '../../../../test/support/node/outbox-driver.ts';
import type { Failure } from '../failure/failure.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const ALMOST_ONE = 1 - Number.EPSILON;

/** How long one that was refused so is put off, ms; null where it goes by nobody's clock. */
function wait(cause: Failure['cause'], change: Partial<Failure> = {}, retryAfterMs: number | null = null): number | null {
  const driver = OutboxDriver.ready();
  driver.draw = 0;
  driver.send('k1');
  driver.refused('k1', cause, change, retryAfterMs);
  const { notBefore } = driver.entry('k1');
  return notBefore === null ? null : notBefore - driver.now;
}

/** The waits after so many refusals in a row, ms. */
function waits(cause: Failure['cause'], times: number, draw = 0): (number | null)[] {
  const driver = OutboxDriver.ready();
  driver.draw = draw;
  driver.send('k1');
  const found: (number | null)[] = [];
  for (let i = 0; i < times; i++) {
    driver.refused('k1', cause);
    const { notBefore } = driver.entry('k1');
    found.push(notBefore === null ? null : notBefore - driver.now);
    if (notBefore !== null) driver.run(notBefore - driver.now);
  }
  return found;
}

describe('the time that an answer asks for', () => {
  const { now } = new OutboxDriver();
  for (const cause of ['throttled', 'quota', 'platform'] as const) {
    test(`FAIL-2.4 ${cause}: is kept, its header before its body`, () => {
      assert.equal(wait(cause, { retryAt: now + 90 * SECOND_MS }), 90 * SECOND_MS);
      assert.equal(wait(cause, { retryAt: now + 90 * SECOND_MS }, 20 * SECOND_MS), 20 * SECOND_MS);
      assert.equal(wait(cause, {}, 20_000.25), 20_001);
    });

    test(`FAIL-2.4 ${cause}: is kept within a second and a day`, () => {
      const least = cause === 'platform' ? 5 * SECOND_MS : SECOND_MS;
      for (const asked of [1, SECOND_MS]) assert.equal(wait(cause, { retryAt: now + asked }), least);
      for (const asked of [DAY_MS, DAY_MS + 1, 2 ** 31, 9e12]) assert.equal(wait(cause, { retryAt: now + asked }), DAY_MS);
      assert.equal(wait(cause, {}, Number.MAX_SAFE_INTEGER), DAY_MS);
    });
  }

  test('FAIL-2.5 that is over, by our clock, counts as none', () => {
    for (const asked of [-DAY_MS, 0]) {
      assert.equal(wait('throttled', { retryAt: now + asked }), 30 * SECOND_MS);
      assert.equal(wait('throttled', {}, 0), 30 * SECOND_MS);
    }
  });

  test('FAIL-2.4 is not what brings a login back', () => {
    assert.equal(wait('login', { retryAt: now + DAY_MS }), 60 * SECOND_MS);
  });

  test('FAIL-2.4 is nothing to a message that does not go again by itself', () => {
    for (const cause of ['content', 'recipient', 'config', 'unknown', 'storage'] as const) assert.equal(wait(cause, { retryAt: now + MINUTE_MS }, MINUTE_MS), null);
  });
});

describe('where no time is asked for', () => {
  test('FAIL-2.5 a throttled message is put off for 30 s, twice as long each time, up to 15 min', () => {
    assert.deepEqual(waits('throttled', 7), [30, 60, 120, 240, 480, 900, 900].map((seconds) => seconds * SECOND_MS));
  });

  test('FAIL-2.5 and up to 15 s more, so that many do not come back at one instant', () => {
    assert.deepEqual(waits('throttled', 2, 0.5), [37_500, 67_500]);
    assert.deepEqual(waits('throttled', 2, ALMOST_ONE), [45_000, 75_000]);
  });

  test('FAIL-2.5 one over the daily limit is put off for an hour', () => {
    assert.deepEqual(waits('quota', 1), [60 * MINUTE_MS]);
  });

  test('FAIL-10.3 a login is tried after a minute, twice as long each time, up to 15 min', () => {
    assert.deepEqual(waits('login', 6), [60, 120, 240, 480, 900, 900].map((seconds) => seconds * SECOND_MS));
  });

  test('FAIL-2.5 the waits begin anew where something else came between', () => {
    const driver = OutboxDriver.ready();
    driver.draw = 0;
    driver.failed('k1', 'throttled');
    driver.run(30 * SECOND_MS);
    driver.refused('k1', 'platform');
    driver.run(5 * SECOND_MS);
    driver.refused('k1', 'throttled');
    assert.equal((driver.entry('k1').notBefore ?? 0) - driver.now, 30 * SECOND_MS);
  });
});

describe('a platform that fails', () => {
  test('FAIL-6.2 is tried again after 5 s, twice as long each time, up to 5 min, and up to 2.5 s more', () => {
    assert.deepEqual(waits('platform', 7), [5, 10, 20, 40, 80, 160, 300].map((seconds) => seconds * SECOND_MS));
    assert.deepEqual(waits('platform', 2, ALMOST_ONE), [7_500, 12_500]);
  });

  test('FAIL-6.3 is given up after 6 refusals in a row over 10 min, and not before both', () => {
    assert.deepEqual(waits('platform', 8).slice(6), [300 * SECOND_MS, null]);
    const hurried = OutboxDriver.ready();
    hurried.send('k1');
    let tries = 0;
    for (let at: number | null = hurried.now; at !== null && ++tries < 20; at = hurried.entry('k1').notBefore) {
      hurried.run(at - hurried.now);
      hurried.refused('k1', 'platform', {}, SECOND_MS);
    }
    assert.equal(tries, 8);
  });

  test('FAIL-6.3 is not given up where few refusals took long', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    for (let i = 0; i < 5; i++) {
      driver.refused('k1', 'platform', {}, 60 * MINUTE_MS);
      assert.deepEqual(attemptsOf(driver.run(60 * MINUTE_MS)), ['k1']);
    }
    driver.refused('k1', 'platform', {}, 60 * MINUTE_MS);
    assert.deepEqual([driver.entry('k1').notBefore, attemptsOf(driver.run(DAY_MS))], [null, []]);
  });

  test('FAIL-6.3 once given up it takes one more refusal after a retry to be given up again', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    for (let i = 0; i < 6; i++) {
      driver.refused('k1', 'platform', {}, 3 * MINUTE_MS);
      driver.run(3 * MINUTE_MS);
    }
    assert.equal(driver.entry('k1').delivery, 'failed');
    assert.deepEqual(attemptsOf(driver.retry('k1')), ['k1']);
    driver.refused('k1', 'platform');
    assert.deepEqual([driver.entry('k1').notBefore, driver.outlook('k1').resumes], [null, null]);
  });

  test('FAIL-6.3 an attempt that nobody answered begins the count anew', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    for (let i = 0; i < 5; i++) {
      driver.refused('k1', 'platform', {}, 5 * MINUTE_MS);
      driver.run(5 * MINUTE_MS);
    }
    driver.lost('k1');
    assert.deepEqual(attemptsOf(driver.run(MINUTE_MS)), ['k1']);
    driver.refused('k1', 'platform', {}, 5 * MINUTE_MS);
    assert.deepEqual(attemptsOf(driver.run(5 * MINUTE_MS)), ['k1']);
  });

  test('FAIL-8.8 nothing behind it in its conversation leaves before it, and all of it once it is through', () => {
    const driver = OutboxDriver.ready();
    driver.failed('k1', 'platform');
    driver.send('k2');
    assert.deepEqual(attemptsOf(driver.run(6_250)), ['k1']);
    driver.accepted('k1');
    assert.deepEqual(attemptsOf(driver.store()), ['k2']);
  });
});

test('FAIL-2.4 a clock that was set back between two pages puts nothing off for longer than a day', () => {
  const before = OutboxDriver.ready();
  before.failed('k1', 'throttled', {}, { retryAt: before.now + MINUTE_MS });
  const driver = OutboxDriver.ready();
  driver.now -= 30 * DAY_MS;
  driver.step({ type: 'loaded', entries: [before.entry('k1')] });
  assert.equal(driver.entry('k1').notBefore, driver.now + DAY_MS);
});
