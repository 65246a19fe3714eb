import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { attemptsOf } from '../../../../test/support/node/attempts-of.ts';
import { OutboxDriver } from '../../../../test/support/node/outbox-driver.ts';
import { sampleEntry } from '../../../../test/support/node/sample-entry.ts';
import { sampleFailure } from '../../../../test/support/node/sample-failure.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import type { OutboxInput } from './outbox-input.ts';

/** The outbox of a tab while another one sends. */
function following(): OutboxDriver {
  const driver = OutboxDriver.ready();
  driver.step({ type: 'follow' });
  return driver;
}
const told = (entries: readonly OutboxEntry[], change: Partial<OutboxInput & { type: 'told' }> = {}): OutboxInput => ({ type: 'told', whole: false, entries, gone: [], gates: new Map(), ...change });
const found = (...entries: readonly OutboxEntry[]): OutboxInput => ({ type: 'found', entries });
const says = (effects: ReturnType<OutboxDriver['step']>) => effects.some(({ type }) => type === 'stored');
const deliveries = (driver: OutboxDriver) => [...driver.state.lanes.values()].flatMap(({ entries }) => entries.map(({ key, delivery }) => `${key} ${delivery}`)).sort();
const sending = sampleEntry({ delivery: 'sending', attemptCount: 1, sendingSince: 5, windowSince: 5 });

describe('a tab that does not send', () => {
  test('SEND-8.1 puts a new message on the disk, says so to the one that sends, and sends nothing itself', () => {
    const driver = following();
    assert.deepEqual(driver.accept('k1').map(({ type }) => type), ['commit', 'stored']);
    assert.deepEqual(driver.store().map(({ type }) => type), ['stored']);
    assert.deepEqual(attemptsOf(driver.run(3_600_000)), []);
  });

  test('SEND-8.1 shows what the other makes of it', () => {
    const driver = following();
    driver.send('k1');
    for (const delivery of ['sending', 'unconfirmed', 'failed'] as const) {
      driver.step(told([{ ...driver.entry('k1'), delivery, failure: delivery === 'sending' ? null : sampleFailure('platform') }]));
      assert.equal(driver.entry('k1').delivery, delivery);
    }
    driver.step(told([], { gone: [{ conversationId: 'c1', key: 'k1' }] }));
    assert.equal(driver.has('k1'), false);
  });

  test('SEND-8.1 tells its page of what became unconfirmed or failed, once', () => {
    const driver = following();
    driver.send('k1');
    const effects = [sending, { ...sending, delivery: 'failed' } as const, { ...sending, delivery: 'failed' } as const].map((entry) => driver.step(told([entry])).map(({ type }) => type));
    assert.deepEqual(effects, [[], ['failed'], []]);
  });

  test('SEND-8.1 shows which stores are shut', () => {
    const driver = following();
    const gates = new Map([['s1', { cause: 'throttled', until: 9, first: null } as const]]);
    driver.step(told([], { gates }));
    assert.equal(driver.state.gates, gates);
  });

  test('SEND-8.1 never wakes for what the other waits for', () => {
    const driver = following();
    driver.step(told([{ ...sending, delivery: 'failed', failure: sampleFailure('throttled'), notBefore: driver.now + 5_000 }], { gates: new Map([['s1', { cause: 'throttled', until: driver.now + 5_000, first: 'k1' }]]) }));
    assert.equal(driver.wakeAt(), null);
    assert.deepEqual(driver.pass(5_000), []);
  });

  test('SEND-8.3 gives the text back where the disk refuses', () => {
    const driver = following();
    driver.accept('k1');
    assert.deepEqual(driver.refuse().map(({ type }) => type), ['return-text']);
  });

  test('SEND-8.3 does not write what is not its own: neither what was confirmed nor what was overtaken', () => {
    const driver = following();
    driver.step(told([sending]));
    assert.deepEqual(driver.accepted('k1').map(({ type }) => type), ['confirmed']);
    assert.equal(driver.has('k1'), false);
  });

  for (const type of ['retry', 'stop-waiting', 'discard', 'check'] as const) {
    test(`SEND-8.4 hands on what its person asks for: ${type}`, () => {
      const driver = following();
      driver.step(told([{ ...sending, delivery: 'failed', failure: sampleFailure('platform') }]));
      const { lanes } = driver.state;
      const wish = { type, conversationId: 'c1', key: 'k1', planned: { trigger: 'manual', by: 'Mei Lin', reason: '' } } as const;
      assert.deepEqual(driver.step(wish), [{ type: 'wish', wish }]);
      assert.equal(driver.state.lanes, lanes);
    });
  }
});

describe('the whole of what the other has', () => {
  test('SEND-8.1 replaces what was shown', () => {
    const driver = following();
    driver.step(told([sending, sampleEntry({ key: 'k2', seq: 2 })]));
    driver.step(told([{ ...sending, delivery: 'unconfirmed' }], { whole: true }));
    assert.deepEqual(deliveries(driver), ['k1 unconfirmed']);
  });

  test('SEND-8.3 leaves what the other cannot know yet, and says again what is on the disk', () => {
    const driver = following();
    driver.send('k1');
    assert.deepEqual([says(driver.step(told([], { whole: true }))), deliveries(driver)], [true, ['k1 queued']]);
  });

  test('SEND-8.3 leaves what the disk has not confirmed yet, and says so once it has', () => {
    const driver = following();
    driver.accept('k1');
    assert.deepEqual([says(driver.step(told([], { whole: true }))), deliveries(driver)], [false, ['k1 queued']]);
    assert.equal(says(driver.store()), true);
  });

  test('SEND-8.3 says nothing again that the other has shown to know', () => {
    const driver = following();
    driver.send('k1');
    driver.step(told([sampleEntry()]));
    assert.equal(says(driver.step(told([sending], { whole: true }))), false);
    assert.equal(says(driver.step(told([], { whole: true }))), false);
    assert.deepEqual(deliveries(driver), []);
  });

  test('SEND-8.1 counts for more than what the disk said when the page began', () => {
    const driver = following();
    driver.step(told([{ ...sending, delivery: 'unconfirmed' }], { whole: true }));
    driver.step({ type: 'loaded', entries: [sampleEntry(), sampleEntry({ key: 'k2', seq: 2 })] });
    assert.deepEqual(deliveries(driver), ['k1 unconfirmed']);
  });
});

describe('the tab that sends', () => {
  test('SEND-8.1 takes up what another one has put on the disk, once', () => {
    const driver = OutboxDriver.ready();
    const entry = sampleEntry({ seq: driver.now });
    assert.deepEqual(attemptsOf([...driver.step(found(entry)), ...driver.store()]), ['k1']);
    const before = driver.state;
    assert.deepEqual(driver.step(found(entry)), []);
    assert.equal(driver.state, before);
  });

  test('SEND-8.3 does not take up again what it has confirmed and the disk still has', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    const entry = driver.entry('k1');
    driver.accepted('k1');
    assert.deepEqual(driver.step(found(entry)), []);
    driver.refuse();
    assert.deepEqual([driver.step(found(entry)), driver.has('k1')], [[], false]);
  });

  test('SEND-8.2 takes up what a tab that died had on its way as unconfirmed', () => {
    const driver = OutboxDriver.ready();
    driver.step(found({ ...sending, windowSince: driver.now, sendingSince: driver.now }));
    assert.deepEqual(deliveries(driver), ['k1 unconfirmed']);
  });

  test('SEND-8.11 puts it in the order of all clicks', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    driver.send('k2');
    driver.now += 10;
    driver.send('k4');
    driver.step(found(sampleEntry({ key: 'k3', seq: driver.now - 5 })));
    driver.send('k5');
    assert.deepEqual(driver.state.lanes.get('c1')?.entries.map(({ key }) => key), ['k1', 'k2', 'k3', 'k4', 'k5']);
  });

  test('SEND-8.3 drops the message whose place it takes', () => {
    const driver = OutboxDriver.ready();
    driver.failed('k1', 'content');
    driver.step(found(sampleEntry({ key: 'k2', seq: driver.now + 1, replaces: 'k1' })));
    assert.deepEqual(deliveries(driver), ['k2 sending']);
  });

  test('SEND-8.3 keeps that message where it has gone on its way meanwhile, and writes its row again', () => {
    const driver = OutboxDriver.ready();
    driver.failed('k1', 'unknown', {}, { retryable: true });
    driver.retry('k1');
    driver.step(found(sampleEntry({ key: 'k2', seq: driver.now + 1, replaces: 'k1' })));
    assert.deepEqual(deliveries(driver), ['k1 sending', 'k2 queued']);
    const puts = driver.run(5_000).flatMap((effect) => (effect.type === 'commit' ? effect.puts : []));
    assert.deepEqual(puts.map(({ key, delivery }) => [key, delivery]), [['k1', 'sending']]);
  });

  test('SEND-8.1 does not listen to what others make of the outbox', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    const before = driver.state;
    assert.deepEqual(driver.step(told([], { whole: true })), []);
    assert.equal(driver.state, before);
  });
});
