import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { attemptsOf } from '../../../../test/support/node/attempts-of.ts';
import { OutboxDriver } from '../../../../test/support/node/outbox-driver.ts';

const pause = (driver: OutboxDriver, paused = true) => [...driver.step({ type: 'pause', storeId: 's1', paused }), ...driver.store()];
const held = (driver: OutboxDriver, key: string) => [driver.entry(key).delivery, driver.entry(key).hold];

describe('a store for which a person has paused sending', () => {
  test('SEND-12.9 keeps what is clicked; other stores go on', () => {
    const driver = OutboxDriver.ready();
    pause(driver);
    assert.deepEqual(driver.accept('k0').flatMap((effect) => (effect.type === 'commit' ? effect.puts.map(({ attemptCount }) => attemptCount) : [])), [0]);
    assert.deepEqual(attemptsOf([...driver.send('k1'), ...driver.send('k2', { conversationId: 'c2', storeId: 's2' })]), ['k2']);
    assert.deepEqual(held(driver, 'k1'), ['waiting', 'paused']);
  });

  test('SEND-12.9 lets go of all of it, in order, when it goes on', () => {
    const driver = OutboxDriver.ready();
    pause(driver);
    for (const key of ['k1', 'k2']) driver.send(key);
    assert.deepEqual(attemptsOf(pause(driver, false)), ['k1']);
    driver.accepted('k1');
    assert.deepEqual([attemptsOf(driver.store()), held(driver, 'k2')], [['k2'], ['sending', null]]);
  });

  test('SEND-12.9 what is on the wire goes on, and what follows it stays', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    driver.send('k2');
    pause(driver);
    assert.deepEqual(held(driver, 'k1'), ['sending', null]);
    assert.deepEqual([attemptsOf([...driver.accepted('k1'), ...driver.store()]), held(driver, 'k2')], [[], ['waiting', 'paused']]);
  });

  test('SEND-12.9 what had not left when it was paused is as if it had not been tried', () => {
    const driver = OutboxDriver.ready();
    driver.accept('k1');
    driver.step({ type: 'pause', storeId: 's1', paused: true });
    assert.deepEqual(attemptsOf(driver.store()), []);
    assert.deepEqual([held(driver, 'k1'), driver.entry('k1').attemptCount], [['waiting', 'paused'], 0]);
  });

  test('SEND-12.9 what would be sent again by itself waits for its end, and says so', () => {
    const driver = OutboxDriver.ready();
    driver.failed('k1', 'platform');
    pause(driver);
    assert.deepEqual([held(driver, 'k1'), driver.outlook('k1').resumes], [['failed', 'paused'], null]);
    assert.deepEqual(attemptsOf(driver.run(60_000)), []);
    assert.deepEqual(attemptsOf(pause(driver, false)), ['k1']);
  });

  test('SEND-12.9 what nobody knows of is asked for, not sent again', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    driver.lost('k1');
    pause(driver);
    const effects = driver.run(5_000);
    assert.deepEqual([attemptsOf(effects), effects.some(({ type }) => type === 'look-up')], [[], true]);
  });

  test('SEND-12.9 a retry by hand waits for its end', () => {
    const driver = OutboxDriver.ready();
    driver.failed('k1', 'unknown', {}, { retryable: true });
    pause(driver);
    assert.deepEqual(driver.outlook('k1').retry, { verdict: 'waits', for: 'paused' });
    assert.deepEqual(driver.retry('k1'), []);
  });

  test('SEND-12.9 is written to the disk, again where that refuses, and read from there', () => {
    const told = (effects: ReturnType<OutboxDriver['step']>) => effects.flatMap((effect) => (effect.type === 'commit' && effect.paused !== null ? [[...effect.paused]] : []));
    const driver = OutboxDriver.ready();
    assert.deepEqual(told(driver.step({ type: 'pause', storeId: 's1', paused: true })), [['s1']]);
    driver.refuse();
    assert.deepEqual(told(driver.run(5_000)), [['s1']]);
    assert.equal(driver.wakeAt(), null);
    const next = OutboxDriver.ready();
    next.step({ type: 'loaded', entries: [], paused: driver.state.paused });
    assert.deepEqual(attemptsOf(next.send('k1')), []);
  });

  test('SEND-12.9 said twice is said once', () => {
    const driver = OutboxDriver.ready();
    pause(driver);
    assert.deepEqual(pause(driver), []);
    pause(driver, false);
    assert.deepEqual(pause(driver, false), []);
  });

  test('SEND-12.9 what was said before what counts by now is past, also the same word for a second time', () => {
    const driver = OutboxDriver.ready();
    const says = (paused: boolean, at: number) => {
      driver.step({ type: 'pause', storeId: 's1', paused, at });
      return driver.state.paused.has('s1');
    };
    const { now } = driver;
    assert.deepEqual([says(true, now - 30), says(false, now - 20), says(true, now - 30), says(true, now - 20), says(true, now - 10)], [true, false, false, false, true]);
    driver.now -= 60_000;
    pause(driver, false);
    assert.equal(driver.state.paused.has('s1'), false);
  });

  test('SEND-12.9 of each store counts what was said of it last, by the disk or by the tab that sent', () => {
    const driver = OutboxDriver.ready();
    driver.step({ type: 'follow' });
    driver.step({ type: 'told', whole: true, entries: [], gone: [], gates: new Map(), paused: new Set(['s1', 's2']), pauses: new Map([['s1', 5], ['s2', 5], ['s3', 9]]) });
    const effects = driver.step({ type: 'lead', entries: [], paused: new Set(['s3', 's4']), pauses: new Map([['s1', 6], ['s2', 4], ['s3', 8], ['s4', 1]]) });
    assert.deepEqual([...driver.state.paused].sort(), ['s2', 's4']);
    assert.deepEqual(effects.flatMap((effect) => (effect.type === 'commit' && effect.paused !== null ? [[...effect.paused].sort()] : [])), [['s2', 's4']]);
  });
});
