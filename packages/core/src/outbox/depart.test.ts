import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { attemptsOf } from '../../../../test/support/node/attempts-of.ts';
import { goodBackend, OutboxDriver } from '../../../../test/support/node/outbox-driver.ts';
import { sampleEntry } from '../../../../test/support/node/sample-entry.ts';
import { sampleFailure } from '../../../../test/support/node/sample-failure.ts';
import { sampleMessage } from '../../../../test/support/node/sample-message.ts';
import { networkFailure } from '../failure/failure.ts';
import type { SendCapabilities } from './outbox-state.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const types = (effects: ReturnType<OutboxDriver['step']>) => effects.map(({ type }) => type);

/** A message whose first answer was lost. */
function lostWith(capabilities: SendCapabilities): OutboxDriver {
  const driver = OutboxDriver.ready(capabilities);
  driver.send('k1');
  driver.lost('k1');
  return driver;
}

describe('inside the deduplication window', () => {
  test('SEND-4.3 it is sent again under the same key with the same text', () => {
    const driver = lostWith({ deduplicationWindowMs: 10 * MINUTE_MS, lookUp: false });
    driver.pass(1_000);
    const [attempt] = driver.store();
    assert.ok(attempt?.type === 'attempt');
    assert.deepEqual([attempt.entry.key, attempt.entry.text, attempt.attempt], ['k1', 'text of k1', 2]);
  });

  test('SEND-4.3 also where the backend could look it up', () => {
    const driver = lostWith(goodBackend);
    assert.deepEqual(types(driver.pass(1_000)), ['commit']);
  });

  test('SEND-4.3 it stays unconfirmed meanwhile, and keeps its reason', () => {
    const driver = lostWith(goodBackend);
    driver.pass(1_000);
    driver.store();
    const { delivery, failure } = driver.entry('k1');
    assert.deepEqual([delivery, failure?.code], ['unconfirmed', 'rejected']);
  });

  test('SEND-4.3 the window counts from the first departure, not from the last', () => {
    const driver = lostWith({ deduplicationWindowMs: 10 * MINUTE_MS, lookUp: true });
    const { windowSince } = driver.entry('k1');
    driver.pass(5 * MINUTE_MS);
    driver.store();
    driver.lost('k1');
    assert.equal(driver.entry('k1').windowSince, windowSince);
    assert.deepEqual(types(driver.pass(5 * MINUTE_MS)), ['look-up']);
  });
});

test('SEND-4.3 the window counts anew from a departure before which the platform was never reached', () => {
  const driver = OutboxDriver.ready({ deduplicationWindowMs: 10 * MINUTE_MS, lookUp: true });
  driver.send('k1');
  driver.answer('k1', { kind: 'unreached', failure: networkFailure('host-settings') });
  driver.pass(HOUR_MS);
  driver.store();
  assert.equal(driver.entry('k1').windowSince, driver.now);
  driver.lost('k1');
  assert.deepEqual(types(driver.pass(5_000)), ['commit']);
});

describe('outside the deduplication window', () => {
  const forgetful: SendCapabilities = { deduplicationWindowMs: 0, lookUp: true };

  test('SEND-4.4 it is looked up, not sent', () => {
    const driver = lostWith(forgetful);
    assert.deepEqual(driver.pass(1_000), [{ type: 'look-up', conversationId: 'c1', key: 'k1', number: 1 }]);
  });

  test('SEND-4.4 it ends a minute early, so that a slow request is inside it too', () => {
    const inside = lostWith({ deduplicationWindowMs: 10 * MINUTE_MS, lookUp: true });
    assert.deepEqual(types(inside.pass(9 * MINUTE_MS - 1)), ['commit']);
    const outside = lostWith({ deduplicationWindowMs: 10 * MINUTE_MS, lookUp: true });
    assert.deepEqual(types(outside.pass(9 * MINUTE_MS)), ['look-up']);
  });

  test('SEND-4.4 of a window under two minutes half is believed', () => {
    const inside = lostWith({ deduplicationWindowMs: 20_000, lookUp: true });
    assert.deepEqual(types(inside.pass(9_999)), ['commit']);
    const outside = lostWith({ deduplicationWindowMs: 20_000, lookUp: true });
    assert.deepEqual(types(outside.pass(10_000)), ['look-up']);
  });

  test('SEND-4.4 an age that comes out negative counts as outside', () => {
    const driver = lostWith(goodBackend);
    driver.now -= HOUR_MS;
    driver.step({ type: 'check', conversationId: 'c1', key: 'k1' });
    assert.deepEqual(driver.state.lanes.get('c1')?.flight?.kind, 'look-up');
    const noLookUp = lostWith({ ...goodBackend, lookUp: false });
    noLookUp.now -= HOUR_MS;
    assert.deepEqual(noLookUp.step({ type: 'check', conversationId: 'c1', key: 'k1' }), []);
  });

  test('SEND-4.4 it is sent again once the backend says that it never had the key, in a window of its own', () => {
    const driver = lostWith({ deduplicationWindowMs: 10 * MINUTE_MS, lookUp: true });
    driver.pass(HOUR_MS);
    const effects = driver.lookedUp('k1', { kind: 'absent' });
    assert.deepEqual(types(effects), ['commit']);
    assert.deepEqual(types(driver.store()), ['attempt']);
    assert.equal(driver.entry('k1').windowSince, driver.now);
    driver.lost('k1');
    assert.deepEqual(types(driver.pass(5_000)), ['commit']);
  });

  test('SEND-4.4 it is confirmed once the backend says that it has it', () => {
    const driver = lostWith(forgetful);
    driver.pass(1_000);
    const message = sampleMessage({ key: 'k1' });
    assert.deepEqual(types(driver.lookedUp('k1', { kind: 'found', message })), [
      'commit',
      'confirmed',
    ]);
  });

  test('SEND-4.4 a look-up that says nothing is asked again after a back-off', () => {
    const driver = lostWith(forgetful);
    driver.pass(1_000);
    assert.deepEqual(driver.lookedUp('k1', { kind: 'unknown', why: 'http-500' }), []);
    assert.equal(driver.wakeAt(), driver.now + 2_000);
    assert.deepEqual(types(driver.pass(2_000)), ['look-up']);
  });

  test('SEND-4.3 a look-up that says nothing counts as one more failure, whichever way it did, until the next attempt', () => {
    const driver = lostWith(forgetful);
    driver.draw = 1 - Number.EPSILON;
    driver.pass(2_000);
    const waits = [4_000, 8_000, 16_000, 32_000, 60_000, 60_000].map((_, round) => {
      if (round % 2 === 0) driver.lookedUp('k1', { kind: 'unknown', why: 'http-500' });
      else driver.pass(30_000);
      const waitMs = driver.wakeAt()! - driver.now;
      driver.pass(waitMs);
      return waitMs;
    });
    assert.deepEqual([waits, driver.entry('k1').lookUpsFailed], [[4_000, 8_000, 16_000, 32_000, 60_000, 60_000], 6]);
    driver.lookedUp('k1', { kind: 'absent' });
    assert.deepEqual([driver.entry('k1').lookUpsFailed, driver.entry('k1').attemptCount], [0, 2]);
    driver.store();
    driver.lost('k1');
    assert.equal(driver.wakeAt(), driver.now + 4_000);
  });

  test('SEND-4.4 "never had it" sends nothing once the network is gone', () => {
    const driver = lostWith(forgetful);
    driver.pass(1_000);
    driver.step({ type: 'network', up: false });
    assert.deepEqual(driver.lookedUp('k1', { kind: 'absent' }), []);
    assert.equal(driver.entry('k1').delivery, 'unconfirmed');
  });

  test('SEND-4.4 "never had it" of a look-up that was given up sends nothing', () => {
    const driver = lostWith(forgetful);
    driver.pass(1_000);
    assert.deepEqual(types(driver.pass(30_000)), ['abandon']);
    assert.deepEqual(driver.lookedUp('k1', { kind: 'absent' }), []);
  });

  test('SEND-4.4 each look-up has a number of its own, over all conversations', () => {
    const driver = lostWith(forgetful);
    driver.send('k2', { conversationId: 'c2' });
    driver.lost('k2');
    const numbers = (effects: ReturnType<OutboxDriver['step']>) => effects.flatMap((effect) => (effect.type === 'look-up' ? [effect.number] : []));
    assert.deepEqual(numbers(driver.pass(1_000)), [1, 2]);
    driver.lookedUp('k1', { kind: 'unknown', why: 'http-500' }, 1);
    assert.deepEqual(numbers(driver.pass(2_000)), [3]);
  });

  test('SEND-4.4 a late "never had it" of a look-up that was given up does not answer the next one', () => {
    const driver = lostWith(forgetful);
    driver.pass(1_000);
    driver.pass(30_000);
    assert.deepEqual(types(driver.pass(2_000)), ['look-up']);
    const before = driver.state;
    for (const outcome of [{ kind: 'absent' }, { kind: 'unknown', why: 'http-500' }, { kind: 'unknown', why: 'other-account' }] as const) {
      assert.deepEqual(driver.lookedUp('k1', outcome, 1), []);
    }
    assert.equal(driver.state, before);
    assert.deepEqual(types(driver.lookedUp('k1', { kind: 'absent' }, 2)), ['commit']);
  });

  test('SEND-4.4 a late "never had it" sends nothing while an attempt is on its way', () => {
    const driver = lostWith(forgetful);
    driver.pass(1_000);
    driver.lookedUp('k1', { kind: 'absent' });
    driver.store();
    assert.deepEqual(driver.lookedUp('k1', { kind: 'absent' }, 1), []);
    assert.equal(driver.entry('k1').attemptCount, 2);
  });

  test('SEND-4.4 found counts however late it comes', () => {
    const message = sampleMessage({ key: 'k1' });
    const next = lostWith(forgetful);
    next.pass(1_000);
    next.pass(30_000);
    next.pass(2_000);
    assert.deepEqual(types(next.lookedUp('k1', { kind: 'found', message }, 1)), ['commit', 'confirmed']);
    const idle = lostWith(forgetful);
    idle.pass(1_000);
    idle.pass(30_000);
    assert.deepEqual(types(idle.lookedUp('k1', { kind: 'found', message }, 1)), ['commit', 'confirmed']);
    assert.equal(idle.state.inFlight, 0);
  });

  test('SYNC-6.5 a look-up that is answered for another account stops everything', () => {
    const driver = lostWith(forgetful);
    driver.pass(1_000);
    driver.lookedUp('k1', { kind: 'unknown', why: 'other-account' });
    assert.equal(driver.state.halted, 'other-account');
    assert.deepEqual(driver.pass(HOUR_MS), []);
  });
});

describe('a backend that neither deduplicates nor looks up', () => {
  const helpless: SendCapabilities = { deduplicationWindowMs: 0, lookUp: false };

  test('SEND-4.7 the machine never sends it again', () => {
    const driver = lostWith(helpless);
    for (let i = 0; i < 100; i++) assert.deepEqual(driver.pass(MINUTE_MS), []);
    assert.equal(driver.entry('k1').delivery, 'unconfirmed');
    assert.equal(driver.wakeAt(), null);
  });

  test('SEND-4.7 its conversation waits, another does not', () => {
    const driver = lostWith(helpless);
    assert.equal(driver.send('k2').some(({ type }) => type === 'attempt'), false);
    assert.equal(driver.entry('k2').delivery, 'queued');
    assert.equal(driver.send('k3', { conversationId: 'c2' }).some(({ type }) => type === 'attempt'), true);
  });

  test('SEND-4.7 an echo sets its conversation free', () => {
    const driver = lostWith(helpless);
    driver.send('k2');
    driver.step({ type: 'observed', messages: [sampleMessage({ key: 'k1' })] });
    assert.equal(driver.store().some((effect) => effect.type === 'attempt' && effect.entry.key === 'k2'), true);
  });
});

test('SEND-4.7 before the backend has said what it can nothing unconfirmed is touched', () => {
  const driver = new OutboxDriver();
  driver.step({ type: 'network', up: true });
  driver.send('k1');
  driver.lost('k1');
  assert.deepEqual(driver.pass(MINUTE_MS), []);
  assert.deepEqual(types(driver.step({ type: 'capabilities', capabilities: goodBackend })), ['commit']);
});

describe('"Check now"', () => {
  const check = { type: 'check', conversationId: 'c1', key: 'k1' } as const;

  test('SEND-4.6 looks it up at once, without waiting for the back-off', () => {
    const driver = lostWith(goodBackend);
    assert.deepEqual(driver.step(check), [{ type: 'look-up', conversationId: 'c1', key: 'k1', number: 1 }]);
  });

  test('SEND-4.6 asks under the same key at once where the backend does not look up', () => {
    const driver = lostWith({ ...goodBackend, lookUp: false });
    assert.deepEqual(types(driver.step(check)), ['commit']);
    assert.deepEqual(types(driver.store()), ['attempt']);
  });

  test('SEND-4.6 does nothing where the backend can do neither', () => {
    const driver = lostWith({ deduplicationWindowMs: 0, lookUp: false });
    assert.deepEqual(driver.step(check), []);
    assert.equal(driver.entry('k1').delivery, 'unconfirmed');
  });

  test('SEND-4.6 pressed twice asks once', () => {
    const driver = lostWith(goodBackend);
    driver.step(check);
    const before = driver.state;
    assert.deepEqual(driver.step(check), []);
    assert.equal(driver.state, before);
  });

  test('SEND-4.6 means unconfirmed messages only', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    assert.deepEqual(driver.step(check), []);
    assert.deepEqual(driver.step({ ...check, key: 'k9' }), []);
  });

  test('SYNC-6.5 asks nobody once the backend has answered for another account', () => {
    const driver = lostWith(goodBackend);
    driver.step({ type: 'halt', why: 'other-account' });
    assert.deepEqual(driver.step(check), []);
  });
});

describe('what goes again', () => {
  test('RETRY-2.8 does not depart before everything has been asked for since the network came', () => {
    const driver = new OutboxDriver();
    driver.step({ type: 'loaded', entries: [sampleEntry({ delivery: 'failed', attemptCount: 1, windowSince: driver.now - 2, failure: sampleFailure('throttled'), shuts: sampleFailure('throttled'), notBefore: driver.now - 1 })] });
    driver.step({ type: 'network', up: true });
    driver.step({ type: 'capabilities', capabilities: goodBackend });
    assert.equal(driver.entry('k1').delivery, 'failed');
    driver.step({ type: 'up-to-date' });
    assert.equal(driver.entry('k1').delivery, 'sending');
  });

  test('RETRY-2.5 does not leave where something newer has come while its departure was being stored', () => {
    for (const answer of ['store', 'refuse'] as const) {
      const driver = OutboxDriver.ready();
      driver.failed('k1', 'platform');
      driver.pass(10_000);
      driver.step({ type: 'observed', messages: [sampleMessage({ id: 'm9', position: 9, at: driver.now })] });
      driver[answer]();
      const { delivery, newerAt, failure } = driver.entry('k1');
      assert.deepEqual([delivery, newerAt, failure?.cause], ['failed', driver.now, 'platform']);
      assert.deepEqual(attemptsOf(driver.run(60_000)), []);
    }
  });
});
