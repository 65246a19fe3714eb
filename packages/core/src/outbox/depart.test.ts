import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { goodBackend, OutboxDriver } from '../../../../test/support/node/outbox-driver.ts';
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
    assert.deepEqual(driver.pass(1_000), [{ type: 'look-up', conversationId: 'c1', key: 'k1' }]);
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

  test('SEND-4.4 a clock that was set back counts as outside', () => {
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
    const effects = driver.step({ type: 'looked-up', conversationId: 'c1', key: 'k1', outcome: { kind: 'absent' } });
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
    assert.deepEqual(types(driver.step({ type: 'looked-up', conversationId: 'c1', key: 'k1', outcome: { kind: 'found', message } })), [
      'commit',
      'confirmed',
    ]);
  });

  test('SEND-4.4 a look-up that says nothing is asked again after a back-off', () => {
    const driver = lostWith(forgetful);
    driver.pass(1_000);
    assert.deepEqual(driver.step({ type: 'looked-up', conversationId: 'c1', key: 'k1', outcome: { kind: 'unknown', why: 'http-500' } }), []);
    assert.equal(driver.wakeAt(), driver.now + 1_000);
    assert.deepEqual(types(driver.pass(1_000)), ['look-up']);
  });

  test('SEND-4.4 "never had it" sends nothing once the network is gone', () => {
    const driver = lostWith(forgetful);
    driver.pass(1_000);
    driver.step({ type: 'network', up: false });
    assert.deepEqual(driver.step({ type: 'looked-up', conversationId: 'c1', key: 'k1', outcome: { kind: 'absent' } }), []);
    assert.equal(driver.entry('k1').delivery, 'unconfirmed');
  });

  test('SEND-4.4 "never had it" of a look-up that was given up sends nothing', () => {
    const driver = lostWith(forgetful);
    driver.pass(1_000);
    assert.deepEqual(types(driver.pass(30_000)), ['abandon']);
    assert.deepEqual(driver.step({ type: 'looked-up', conversationId: 'c1', key: 'k1', outcome: { kind: 'absent' } }), []);
  });

  test('SYNC-6.5 a look-up that is answered for another account stops everything', () => {
    const driver = lostWith(forgetful);
    driver.pass(1_000);
    driver.step({ type: 'looked-up', conversationId: 'c1', key: 'k1', outcome: { kind: 'unknown', why: 'other-account' } });
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
    assert.deepEqual(driver.step(check), [{ type: 'look-up', conversationId: 'c1', key: 'k1' }]);
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
