import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { attemptsOf } from '../../../../test/support/node/attempts-of.ts';
import { goodBackend, OutboxDriver } from '../../../../test/support/node/outbox-driver.ts';
import { sampleMessage } from '../../../../test/support/node/sample-message.ts';
import { fromRow, toRow } from './record.ts';

const HOUR_MS = 3_600_000;
const forgetful = { deduplicationWindowMs: 0, lookUp: false };
const hourly = { deduplicationWindowMs: HOUR_MS, lookUp: false };
const planned = { trigger: 'manual', by: 'Mei Lin', reason: 'buyer says no' } as const;

/** Nobody knows what became of k1; k2 is queued behind it. */
function lost(capabilities: Parameters<typeof OutboxDriver.ready>[0] = forgetful): OutboxDriver {
  const driver = OutboxDriver.ready(capabilities);
  driver.send('k1');
  driver.lost('k1');
  driver.send('k2');
  return driver;
}
const sendAgain = (driver: OutboxDriver) => [...driver.step({ type: 'send-again', conversationId: 'c1', key: 'k1', planned }), ...driver.store()];
const seen = (driver: OutboxDriver) => [...driver.step({ type: 'observed', messages: [sampleMessage({ id: 'm9', position: 9, at: driver.now })] }), ...driver.store()];

describe('a message of which nobody can tell', () => {
  test('SEND-4.12 is asked about where the backend neither deduplicates nor looks up, and says how many wait behind it', () => {
    const { asks, holdsUp, resumes, retry } = lost().outlook('k1');
    assert.deepEqual([asks, holdsUp, resumes, retry], [true, 1, null, { verdict: 'may', at: null }]);
    assert.equal(lost().outlook('k2').asks, false);
  });

  test('SEND-4.12 is not asked about while the machine can find out', () => {
    for (const capabilities of [goodBackend, hourly, { deduplicationWindowMs: 0, lookUp: true }]) {
      assert.deepEqual([lost(capabilities).outlook('k1').asks, lost(capabilities).outlook('k1').holdsUp], [false, 0]);
    }
    const driver = lost();
    driver.step({ type: 'capabilities', capabilities: null });
    assert.equal(driver.outlook('k1').asks, false);
  });

  test('SEND-4.12 is asked about once its window is over, to the instant', () => {
    const driver = lost(hourly);
    driver.step({ type: 'network', up: false });
    const over = HOUR_MS - driver.policy.windowMarginMs;
    assert.equal(driver.wakeAt(), driver.now + over);
    driver.pass(over - 1);
    assert.equal(driver.outlook('k1').asks, false);
    driver.pass(1);
    assert.equal(driver.outlook('k1').asks, true);
  });

  test('SEND-4.12 is asked about after a reload too, and the machine never sends it', () => {
    const read = fromRow(structuredClone(toRow(lost().entry('k1'))));
    assert.ok(read.ok);
    const driver = OutboxDriver.ready(forgetful);
    driver.step({ type: 'loaded', entries: [read.entry] });
    assert.equal(driver.outlook('k1').asks, true);
    assert.deepEqual(attemptsOf(driver.run(100 * HOUR_MS)), []);
  });

  test('SEND-4.12 keeps no other conversation of its store waiting', () => {
    const driver = OutboxDriver.ready(hourly);
    driver.failed('k1', 'login');
    driver.logins('s1');
    driver.logins();
    driver.lost('k1');
    driver.send('other', { conversationId: 'c2' });
    assert.equal(driver.entry('other').delivery, 'waiting');
    driver.step({ type: 'network', up: false });
    driver.pass(HOUR_MS);
    assert.deepEqual(attemptsOf([...driver.networkBack(), ...driver.store()]), ['other']);
  });
});

describe('"Send again"', () => {
  test('SEND-4.13 sends it once more under its key, and records who asked and why', () => {
    const driver = lost();
    assert.deepEqual(attemptsOf(sendAgain(driver)), ['k1']);
    const { attempts, delivery } = driver.entry('k1');
    assert.deepEqual([delivery, attempts.at(-1)?.number, attempts.at(-1)?.trigger, attempts.at(-1)?.by, attempts.at(-1)?.reason], ['unconfirmed', 2, 'manual', 'Mei Lin', 'buyer says no']);
    assert.equal(driver.outlook('k1').asks, false);
    assert.deepEqual(sendAgain(driver), []);
  });

  test('SEND-4.13 is confirmed by its answer, and those behind it leave', () => {
    const driver = lost();
    sendAgain(driver);
    driver.accepted('k1');
    assert.deepEqual([driver.has('k1'), attemptsOf(driver.store())], [false, ['k2']]);
  });

  test('SEND-4.13 stays unconfirmed where that is lost too, and asks again', () => {
    const driver = lost();
    sendAgain(driver);
    driver.lost('k1');
    assert.deepEqual([driver.entry('k1').delivery, driver.outlook('k1').asks, attemptsOf(driver.run(HOUR_MS))], ['unconfirmed', true, []]);
  });

  test('SEND-4.13 has no effect where the machine finds out by itself', () => {
    const driver = lost(hourly);
    const before = driver.state;
    assert.deepEqual([sendAgain(driver), driver.state === before], [[], true]);
  });

  test('SEND-4.13 never after something newer has reached the contact, and then it has not failed for that', () => {
    const driver = lost();
    seen(driver);
    assert.equal(driver.outlook('k1').retry?.verdict, 'never');
    assert.deepEqual(sendAgain(driver), []);
    const planning = lost();
    planning.step({ type: 'network', up: false });
    sendAgain(planning);
    assert.deepEqual([planning.outlook('k1').asks, planning.entry('k1').planned?.by], [false, 'Mei Lin']);
    seen(planning);
    assert.deepEqual(attemptsOf([...planning.networkBack(), ...planning.store()]), []);
    assert.deepEqual([planning.entry('k1').delivery, planning.outlook('k1').asks], ['unconfirmed', true]);
  });

  test('SEND-4.13 does not leave where something newer comes while that is being stored', () => {
    const driver = lost();
    driver.step({ type: 'send-again', conversationId: 'c1', key: 'k1', planned });
    driver.step({ type: 'observed', messages: [sampleMessage({ id: 'm9', position: 9, at: driver.now })] });
    assert.deepEqual([attemptsOf(driver.store()), driver.entry('k1').delivery], [[], 'unconfirmed']);
  });
});

describe('"Send the following anyway"', () => {
  const stop = (driver: OutboxDriver) => driver.wish('stop-waiting', 'k1');

  test('SEND-4.14 lets those behind it leave; it stays unconfirmed, and is not told as failed', () => {
    const driver = lost();
    const effects = stop(driver);
    assert.deepEqual([attemptsOf(effects), effects.some(({ type }) => type === 'failed')], [['k2'], false]);
    assert.deepEqual([driver.entry('k1').delivery, driver.outlook('k1').holdsUp], ['unconfirmed', 0]);
  });

  test('SEND-4.14 holds after a reload', () => {
    const driver = lost();
    stop(driver);
    const read = fromRow(structuredClone(toRow(driver.entry('k1'))));
    assert.ok(read.ok);
    const next = OutboxDriver.ready(forgetful);
    next.step({ type: 'loaded', entries: [read.entry] });
    assert.deepEqual(attemptsOf(next.send('k3')), ['k3']);
  });

  test('SEND-4.14 is still healed by whatever brings its key', () => {
    const driver = lost();
    stop(driver);
    driver.step({ type: 'observed', messages: [sampleMessage({ key: 'k1' })] });
    assert.equal(driver.has('k1'), false);
  });

  test('SEND-4.14 has no effect while the machine can find out', () => {
    const driver = lost(hourly);
    const before = driver.state;
    assert.deepEqual([stop(driver), driver.state === before], [[], true]);
  });
});

describe('to give up a message of which nobody can tell', () => {
  test('SEND-4.15 takes it from the thread and from the disk, and those behind it leave', () => {
    const driver = lost();
    const effects = driver.wish('discard', 'k1');
    assert.deepEqual([driver.has('k1'), attemptsOf(effects)], [false, ['k2']]);
    assert.deepEqual(effects.flatMap((effect) => (effect.type === 'commit' ? effect.deletes : [])), ['k1']);
  });

  test('SEND-4.15 is not possible while the machine can find out', () => {
    const driver = lost(hourly);
    assert.deepEqual([driver.wish('discard', 'k1'), driver.has('k1')], [[], true]);
  });
});
