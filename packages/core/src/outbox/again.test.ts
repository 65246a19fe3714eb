import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { attemptsOf } from '../../../../test/support/node/attempts-of.ts';
import { goodBackend, OutboxDriver } from '../../../../test/support/node/outbox-driver.ts';
import { sampleEntry } from '../../../../test/support/node/sample-entry.ts';
import { sampleFailure } from '../../../../test/support/node/sample-failure.ts';
import { sampleMessage } from '../../../../test/support/node/sample-message.ts';
import { blockedFailure } from '../failure/failure.ts';
import type { OutboxEffect } from './outbox-effect.ts';
import type { OutboxEntry } from './outbox-entry.ts';

const HOUR_MS = 3_600_000;
const planned = { trigger: 'manual', by: 'Mei Lin', reason: 'urgent' } as const;
const unreached = { kind: 'unreached', failure: sampleFailure('network') } as const;

/** A colleague answers the buyer. */
const answered = (driver: OutboxDriver) => driver.step({ type: 'observed', messages: [sampleMessage({ id: 'm9', position: 9, at: driver.now })] });

/** One that was refused and is sent again by a person, but the network goes before the disk has that. */
function heldUp(): OutboxDriver {
  const driver = OutboxDriver.ready();
  driver.failed('k1', 'unknown', {}, { retryable: true });
  driver.step({ type: 'retry', conversationId: 'c1', key: 'k1', planned });
  driver.step({ type: 'network', up: false });
  driver.store();
  return driver;
}

/** One that was refused, goes again, and comes back as never having reached the platform. */
function turnedBack(cause: 'throttled' | 'platform' = 'throttled'): OutboxDriver {
  const driver = OutboxDriver.ready();
  driver.failed('k1', cause);
  driver.pass(60_000);
  driver.store();
  driver.answer('k1', unreached);
  driver.store();
  return driver;
}

/** What is on the disk after these orders. */
function rowsAfter(effects: readonly OutboxEffect[], rows = new Map<string, OutboxEntry>()): ReadonlyMap<string, OutboxEntry> {
  for (const effect of effects) {
    if (effect.type !== 'commit') continue;
    for (const key of effect.deletes) rows.delete(key);
    for (const entry of effect.puts) rows.set(entry.key, entry);
  }
  return rows;
}

describe('a message that was refused, goes again and does not leave', () => {
  for (const [how, give] of [['the network went', heldUp], ['the backend had none', turnedBack]] as const) {
    test(`RETRY-2.2 never goes behind a newer one: ${how}`, () => {
      const driver = give();
      answered(driver);
      driver.store();
      assert.deepEqual([driver.entry('k1').delivery, driver.outlook('k1').retry?.verdict], ['failed', 'never']);
      assert.deepEqual(attemptsOf([...driver.networkBack(), ...driver.store(), ...driver.run(HOUR_MS)]), []);
    });

    test(`RETRY-2.8 asks for news first: ${how}`, () => {
      const driver = give();
      driver.knows('s1');
      driver.step({ type: 'network', up: false });
      driver.step({ type: 'network', up: true });
      assert.deepEqual(attemptsOf(driver.store()), []);
      assert.deepEqual(attemptsOf([...driver.step({ type: 'up-to-date' }), ...driver.store()]), ['k1']);
    });
  }

  test('RETRY-2.2 nor behind one that came while its departure was being stored and the network had gone', () => {
    const driver = OutboxDriver.ready();
    driver.failed('k1', 'unknown', {}, { retryable: true });
    driver.step({ type: 'retry', conversationId: 'c1', key: 'k1', planned });
    answered(driver);
    driver.step({ type: 'network', up: false });
    driver.store();
    assert.deepEqual([driver.entry('k1').delivery, attemptsOf([...driver.networkBack(), ...driver.store()])], ['failed', []]);
  });

  test('RETRY-6.1 keeps who wanted it, and why', () => {
    const driver = heldUp();
    driver.networkBack();
    driver.store();
    const last = driver.entry('k1').attempts.at(-1);
    assert.deepEqual([last?.number, last?.trigger, last?.by, last?.reason], [2, 'manual', 'Mei Lin', 'urgent']);
    const sent = OutboxDriver.ready();
    sent.failed('k1', 'unknown', {}, { retryable: true });
    sent.retry('k1', 'urgent');
    sent.answer('k1', unreached);
    sent.store();
    sent.run(5_000);
    assert.deepEqual([sent.entry('k1').attempts.at(-1)?.number, sent.entry('k1').attempts.at(-1)?.reason], [3, 'urgent']);
  });

  test('SEND-12.3 taken back, it has failed as it had', () => {
    for (const driver of [heldUp(), turnedBack()]) {
      const cause = driver.entry('k1').planned?.failure?.cause;
      driver.step({ type: 'withdraw', conversationId: 'c1', key: 'k1', edit: false });
      driver.store();
      assert.deepEqual([driver.entry('k1').delivery, driver.entry('k1').failure?.cause, cause !== undefined], ['failed', cause, true]);
    }
  });

  test('RETRY-7.1 "Stop waiting": it has failed for what it was refused for', () => {
    for (const [driver, cause] of [[heldUp(), 'unknown'], [turnedBack(), 'throttled'], [turnedBack('platform'), 'platform']] as const) {
      driver.wish('stop-waiting', 'k1');
      assert.deepEqual([driver.entry('k1').delivery, driver.entry('k1').failure?.cause], ['failed', cause]);
    }
  });
});

describe('a backend that takes messages and tells no news', () => {
  test('RETRY-2.8 what goes again waits for the news no longer than 15 s after the network came, and its store with it', () => {
    const driver = new OutboxDriver();
    driver.knows('s1');
    driver.step({ type: 'network', up: true });
    driver.step({ type: 'capabilities', capabilities: goodBackend });
    driver.failed('k1', 'throttled', {}, { retryAt: driver.now + 5_000 });
    driver.send('k2', { conversationId: 'c2' });
    assert.deepEqual(attemptsOf(driver.run(14_999)), []);
    assert.deepEqual(attemptsOf(driver.run(1)), ['k1']);
    driver.accepted('k1');
    assert.deepEqual(attemptsOf(driver.store()), ['k2']);
  });

  test('RETRY-2.8 a retry by hand too', () => {
    const driver = new OutboxDriver();
    driver.step({ type: 'network', up: true });
    driver.step({ type: 'capabilities', capabilities: goodBackend });
    driver.failed('k1', 'unknown', {}, { retryable: true });
    assert.deepEqual(attemptsOf(driver.retry('k1')), []);
    assert.deepEqual(attemptsOf(driver.run(15_000)), ['k1']);
  });
});

describe('a message that somebody takes out of the outbox', () => {
  /** A blocked message that is sent anew, in a paused store. */
  const anew = { planned: { ...planned, failure: sampleFailure('content') }, replaces: 'old', priorAttempts: 1 };
  const paused = () => {
    const driver = OutboxDriver.ready();
    driver.step({ type: 'pause', storeId: 's1', paused: true });
    driver.store();
    return driver;
  };

  test('SEND-12.1 is not on the disk again because a newer message comes meanwhile', () => {
    const driver = paused();
    const effects = [...driver.send('k1', anew)];
    effects.push(...driver.step({ type: 'withdraw', conversationId: 'c1', key: 'k1', edit: false }), ...answered(driver), ...driver.store());
    assert.deepEqual([driver.has('k1'), [...rowsAfter(effects).keys()]], [false, []]);
  });

  test('SEND-2.4 whose row the disk refuses has none by another way', () => {
    const driver = paused();
    driver.accept('k1', anew);
    const effects = answered(driver);
    assert.deepEqual([driver.refuse().map(({ type }) => type), [...rowsAfter(effects).keys()]], [['return-text'], []]);
  });
});

test('SEND-12.8 a retry is a word on the answer that came meanwhile: nobody is asked again', () => {
  for (const bulk of [false, true]) {
    const driver = OutboxDriver.ready();
    driver.step({ type: 'network', up: false });
    driver.send('k1');
    answered(driver);
    driver.wish('stop-waiting', 'k1');
    driver.networkBack();
    if (bulk) driver.step({ type: 'retry-all', items: [{ conversationId: 'c1', key: 'k1' }], planned: { ...planned, trigger: 'bulk' } });
    assert.deepEqual(attemptsOf(bulk ? driver.store() : driver.retry('k1')), ['k1']);
  }
});

test('SEND-12.7 a new message whose departure took too long to record is asked about where somebody has answered meanwhile', () => {
  const driver = OutboxDriver.ready();
  driver.accept('k1');
  answered(driver);
  driver.now += 10_001;
  assert.deepEqual([attemptsOf(driver.store()), driver.entry('k1').hold, driver.entry('k1').newerAt], [[], 'answered', null]);
});

test('FAIL-8.9 that a store is proven open is on the disk too', () => {
  const driver = OutboxDriver.ready();
  driver.send('k1');
  driver.send('k2', { conversationId: 'c2' });
  for (const key of ['k1', 'k2']) driver.refused(key, 'config');
  const rows = rowsAfter([...driver.retry('k1'), ...driver.accepted('k1'), ...driver.store()], new Map([['k2', driver.entry('k2')]]));
  const next = OutboxDriver.ready();
  next.step({ type: 'loaded', entries: [...rows.values()] });
  assert.deepEqual(attemptsOf(next.send('k3', { conversationId: 'c3' })), ['k3']);
});

test('RETRY-5.1 what never left does not count, however often that was', () => {
  const driver = OutboxDriver.ready(goodBackend, { attemptsKeptMax: 3 });
  driver.send('k1');
  for (let i = 0; i < 5; i++) {
    driver.answer('k1', unreached);
    driver.store();
    driver.pass(60_000);
    driver.store();
  }
  const { attemptCount, attempts, unreached: never } = driver.entry('k1');
  assert.deepEqual([attemptCount, attempts.length, never], [6, 3, 5]);
});

test('SEND-4.26 a departure that the disk took so long to record that its window is over is looked up first', () => {
  const driver = OutboxDriver.ready({ deduplicationWindowMs: 12_000, lookUp: true });
  driver.send('k1');
  driver.lost('k1');
  driver.pass(5_900);
  assert.equal(driver.state.lanes.get('c1')?.flight?.kind, 'send');
  driver.now += 9_900;
  assert.deepEqual(driver.store().map(({ type }) => type), ['commit', 'look-up']);
});

test('SEND-9.4 a blocked message that was sent anew by a page that lacked a newer one of ours has failed, and never goes', () => {
  const driver = OutboxDriver.ready();
  driver.send('k5');
  driver.step({ type: 'observed', messages: [sampleMessage({ id: 'm5', key: 'k5', position: 5 })] });
  driver.store();
  const planned = { trigger: 'manual', by: 'mei', reason: '', failure: blockedFailure('') } as const;
  const anew = sampleEntry({ key: 'k6', seq: driver.state.nextSeq, afterPosition: 3, replaces: 'k1', priorAttempts: 1, planned });
  const effects = driver.step({ type: 'found', entries: [anew] });
  const { delivery, newerAt } = driver.entry('k6');
  assert.deepEqual([attemptsOf([...effects, ...driver.store()]), delivery, newerAt], [[], 'failed', driver.now]);
});
