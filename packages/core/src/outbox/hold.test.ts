import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { attemptsOf } from '../../../../test/support/node/attempts-of.ts';
import { OutboxDriver } from '../../../../test/support/node/outbox-driver.ts';
import { sampleEntry } from '../../../../test/support/node/sample-entry.ts';
import { sampleMessage } from '../../../../test/support/node/sample-message.ts';
import { fromRow, toRow } from './record.ts';

const HOUR_MS = 3_600_000;
const START = new OutboxDriver().now;

/** k1 was clicked while there was no network. */
function waiting(): OutboxDriver {
  const driver = OutboxDriver.ready();
  driver.step({ type: 'network', up: false });
  driver.send('k1');
  return driver;
}
const wish = (driver: OutboxDriver, type: 'send-anyway' | 'discard', key = 'k1') => [...driver.step({ type, conversationId: 'c1', key }), ...driver.store()];
const held = (driver: OutboxDriver, key = 'k1') => [driver.entry(key).delivery, driver.entry(key).hold];
const seen = (driver: OutboxDriver, change: Partial<Parameters<typeof sampleMessage>[0]> = {}) => [
  ...driver.step({ type: 'observed', messages: [sampleMessage({ id: 'm9', position: 9, at: START + 77, ...change })] }),
  ...driver.store(),
];
const back = (driver: OutboxDriver) => [...driver.networkBack(), ...driver.store()];

describe('a message that has waited for over 4 hours', () => {
  test('SEND-12.6 says so as soon as that is true, while it waits still', () => {
    const driver = waiting();
    driver.now = START + 4 * HOUR_MS - 1;
    driver.step({ type: 'wake' });
    assert.deepEqual([held(driver), driver.wakeAt()], [['waiting', null], START + 4 * HOUR_MS]);
    driver.pass(1);
    assert.deepEqual(held(driver), ['waiting', 'stale']);
  });

  test('SEND-12.6 does not leave, and holds those behind it', () => {
    const driver = waiting();
    driver.pass(HOUR_MS);
    driver.send('k2');
    driver.send('other', { conversationId: 'c2' });
    driver.pass(3 * HOUR_MS);
    assert.deepEqual(attemptsOf(back(driver)), ['other']);
    assert.deepEqual([held(driver), held(driver, 'k2')], [['waiting', 'stale'], ['queued', null]]);
  });

  test('SEND-12.6 is judged when it would leave, though no timer ran', () => {
    const driver = OutboxDriver.ready();
    driver.step({ type: 'network', up: false });
    driver.send('k1');
    driver.now += 4 * HOUR_MS;
    assert.deepEqual(attemptsOf(back(driver)), []);
    assert.deepEqual(held(driver), ['waiting', 'stale']);
  });

  test('SEND-12.6 is asked about after a reload too', () => {
    const driver = OutboxDriver.ready();
    driver.now = START + 4 * HOUR_MS;
    assert.deepEqual(attemptsOf([...driver.step({ type: 'loaded', entries: [sampleEntry({ createdAt: START })] }), ...driver.store()]), []);
    assert.deepEqual(held(driver), ['waiting', 'stale']);
  });

  test('SEND-12.6 one that has been on the wire is not asked about', () => {
    const driver = OutboxDriver.ready();
    driver.failed('k1', 'unknown', {}, { retryable: true });
    driver.step({ type: 'network', up: false });
    driver.retry('k1');
    driver.run(5 * HOUR_MS);
    assert.deepEqual([held(driver), attemptsOf(back(driver))], [['waiting', null], ['k1']]);
  });

  test('SEND-12.6 leaves at once when a person says so, and those behind it after it', () => {
    const driver = waiting();
    driver.run(2 * HOUR_MS);
    driver.send('k2');
    driver.run(2 * HOUR_MS);
    back(driver);
    assert.deepEqual(attemptsOf(wish(driver, 'send-anyway')), ['k1']);
    driver.accepted('k1');
    assert.deepEqual(attemptsOf(driver.store()), ['k2']);
  });

  test('SEND-12.6 is gone from the disk when a person gives it up, and those behind it leave', () => {
    const driver = waiting();
    driver.run(2 * HOUR_MS);
    driver.send('k2');
    driver.run(2 * HOUR_MS);
    back(driver);
    const effects = wish(driver, 'discard');
    assert.deepEqual(effects.flatMap((effect) => (effect.type === 'commit' ? effect.deletes : [])), ['k1']);
    assert.deepEqual([driver.has('k1'), attemptsOf(effects)], [false, ['k2']]);
  });

  test('SEND-12.6 takes another time where the host has set one', () => {
    const driver = OutboxDriver.ready(undefined, { staleAfterMs: 1_000 });
    driver.step({ type: 'network', up: false });
    driver.send('k1');
    driver.pass(1_000);
    assert.deepEqual(held(driver), ['waiting', 'stale']);
  });
});

describe('a message that waits while somebody else answers the buyer', () => {
  test('SEND-12.7 is asked about, not sent, whoever it was', () => {
    for (const key of [null, 'key-of-another']) {
      const driver = waiting();
      seen(driver, { key });
      assert.deepEqual([held(driver), driver.entry('k1').answeredAt], [['waiting', 'answered'], START + 77]);
      assert.deepEqual(attemptsOf(back(driver)), []);
    }
  });

  test('SEND-12.7 stands after that answer, and so it is on the disk', () => {
    const driver = waiting();
    const puts = seen(driver).flatMap((effect) => (effect.type === 'commit' ? effect.puts : []));
    assert.deepEqual(puts.map(({ key, answeredAt, afterPosition }) => [key, answeredAt, afterPosition]), [['k1', START + 77, 9]]);
    const read = fromRow(structuredClone(toRow(driver.entry('k1'))));
    assert.ok(read.ok);
    const next = OutboxDriver.ready();
    next.step({ type: 'loaded', entries: [read.entry] });
    assert.deepEqual(held(next), ['waiting', 'answered']);
  });

  test('SEND-12.7 is not asked about for what stood before one clicked earlier, though the list at its click was of yesterday', () => {
    const driver = OutboxDriver.ready();
    driver.step({ type: 'network', up: false });
    driver.step({ type: 'loaded', entries: [sampleEntry({ createdAt: START, seq: START, afterPosition: 9 })] });
    driver.send('k2', { afterPosition: 3 });
    seen(driver, { key: 'of-a-page-before' });
    assert.deepEqual([held(driver), held(driver, 'k2'), driver.entry('k2').afterPosition], [['waiting', null], ['waiting', null], 9]);
  });

  test('SEND-12.7 is asked about also in a tab that had heard of it before it began to send', () => {
    const driver = OutboxDriver.ready();
    driver.step({ type: 'follow' });
    const entry = sampleEntry({ key: 'k1', afterPosition: 1, createdAt: driver.now - 100_000 });
    const answer = sampleMessage({ id: 'm9', position: 9, at: driver.now - 50_000 });
    const effects = driver.step({ type: 'lead', entries: [entry], known: [answer] });
    assert.deepEqual([attemptsOf([...effects, ...driver.store()]), driver.entry('k1').hold], [[], 'answered']);
  });

  test('SEND-12.7 is not asked about for the buyer, for what stood there at the click, for what is far older, nor for what is on its way', () => {
    for (const change of [{ direction: 'in' }, { position: 0 }, { conversationId: 'c2' }, { at: START - 3_600_000 }] as const) {
      const driver = waiting();
      seen(driver, change);
      assert.deepEqual(held(driver), ['waiting', null]);
    }
    const away = OutboxDriver.ready();
    away.send('k1');
    seen(away);
    assert.deepEqual(held(away), ['sending', null]);
  });

  test('SEND-12.7 is not asked about for our own message in front of it', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    driver.send('k2');
    seen(driver, { key: 'k1' });
    seen(driver, { key: 'k1' });
    assert.deepEqual(held(driver, 'k2'), ['sending', null]);
  });

  test('SEND-12.7 nor for our own that was clicked in another tab in the same millisecond', () => {
    const driver = waiting();
    driver.step({ type: 'found', entries: [driver.entry('k1'), { ...driver.entry('k1'), key: 'k2' }] });
    const places = new Map([['c1', { position: 9, seq: driver.entry('k2').seq }]]);
    seen(driver, { key: 'k1' });
    assert.deepEqual([driver.has('k1'), driver.entry('k2').afterPosition], [false, 9]);
    seen(driver, { key: 'k1' });
    assert.deepEqual(held(driver, 'k2'), ['waiting', null]);
    const next = OutboxDriver.ready();
    next.step({ type: 'loaded', entries: [{ ...driver.entry('k2'), afterPosition: 0 }], places });
    assert.equal(next.entry('k2').afterPosition, 9);
  });

  test('SEND-12.7 one that the disk has not taken yet is not written twice', () => {
    const driver = OutboxDriver.ready();
    driver.step({ type: 'network', up: false });
    driver.accept('k1');
    const effects = driver.step({ type: 'observed', messages: [sampleMessage({ id: 'm9', position: 9, at: START })] });
    assert.deepEqual([effects, held(driver)], [[], ['waiting', 'answered']]);
  });

  test('SEND-12.7 what has waited for over a minute leaves only once it is known what has come since, or 15 s after the network is back', () => {
    const driver = waiting();
    driver.run(60_001);
    driver.step({ type: 'network', up: true });
    assert.equal(driver.entry('k1').delivery, 'queued');
    seen(driver);
    assert.deepEqual([attemptsOf(driver.step({ type: 'up-to-date' })), held(driver)], [[], ['waiting', 'answered']]);
    const calm = waiting();
    calm.run(60_001);
    calm.step({ type: 'network', up: true });
    calm.step({ type: 'up-to-date' });
    assert.deepEqual(attemptsOf(calm.store()), ['k1']);
    const slow = waiting();
    slow.run(60_001);
    slow.step({ type: 'network', up: true });
    assert.equal(slow.wakeAt(), slow.now + 15_000);
    assert.deepEqual(attemptsOf(slow.run(14_999)), []);
    assert.deepEqual(attemptsOf(slow.run(1)), ['k1']);
    const short = waiting();
    short.run(60_000);
    short.step({ type: 'network', up: true });
    assert.deepEqual(attemptsOf(short.store()), ['k1']);
  });
});

describe('the word of a person', () => {
  test('SEND-12.8 counts for that answer, and not for the next', () => {
    const driver = waiting();
    seen(driver);
    wish(driver, 'send-anyway');
    assert.deepEqual(held(driver), ['waiting', null]);
    seen(driver);
    assert.deepEqual(held(driver), ['waiting', null]);
    seen(driver, { id: 'm10', position: 10, at: START + 99 });
    assert.deepEqual(held(driver), ['waiting', 'answered']);
  });

  test('SEND-12.8 counts for 4 hours from then, over a reload', () => {
    const driver = waiting();
    driver.run(4 * HOUR_MS);
    wish(driver, 'send-anyway');
    driver.run(4 * HOUR_MS - 1);
    assert.deepEqual(held(driver), ['waiting', null]);
    const read = fromRow(structuredClone(toRow(driver.entry('k1'))));
    assert.ok(read.ok);
    const next = OutboxDriver.ready();
    next.now = driver.now;
    assert.deepEqual(attemptsOf([...next.step({ type: 'loaded', entries: [read.entry] }), ...next.store()]), ['k1']);
    driver.pass(1);
    assert.deepEqual(held(driver), ['waiting', 'stale']);
  });

  test('SEND-12.8 means nothing where nobody asks', () => {
    const driver = waiting();
    const before = driver.state;
    assert.deepEqual(wish(driver, 'send-anyway'), []);
    assert.equal(driver.state, before);
  });
});
