import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { attemptsOf } from '../../../../test/support/node/attempts-of.ts';
import { OutboxDriver } from '../../../../test/support/node/outbox-driver.ts';
import { sampleEntry } from '../../../../test/support/node/sample-entry.ts';
import { sampleFailure } from '../../../../test/support/node/sample-failure.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import type { OutboxInput } from './outbox-input.ts';
import { workDueAt } from './tabs.ts';

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

describe('a tab whose turn another one has taken', () => {
  test('SEND-8.21 gives up what it has on the wire and what it looks up, and sends nothing more', () => {
    const driver = OutboxDriver.ready({ deduplicationWindowMs: 0, lookUp: true });
    driver.send('k1');
    driver.lost('k1');
    driver.run(5_000);
    driver.send('k2', { conversationId: 'c2' });
    assert.deepEqual(driver.step({ type: 'deposed' }).map((effect) => (effect.type === 'abandon' ? effect.key : effect.type)).toSorted(), ['k1', 'k2']);
    assert.deepEqual([driver.state.inFlight, driver.run(3_600_000).length], [0, 0]);
  });

  test('SEND-8.21 shows a message whose row the disk has not taken as queued, and as never tried', () => {
    const driver = OutboxDriver.ready();
    driver.accept('k1');
    driver.step({ type: 'deposed' });
    assert.deepEqual([driver.entry('k1').delivery, driver.entry('k1').attemptCount], ['queued', 0]);
    driver.store();
    driver.step(told([], { whole: true }));
    assert.equal(driver.has('k1'), true);
  });

  test('SEND-8.21 writes nothing more of what the disk had refused', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    driver.answer('k1', { kind: 'unknown', why: 'cut' });
    driver.refuse();
    driver.step({ type: 'deposed' });
    assert.deepEqual([driver.run(60_000), driver.wakeAt()], [[], null]);
  });

  test('SEND-8.21 nor of what the disk refuses from then on', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    driver.answer('k1', { kind: 'unknown', why: 'cut' });
    driver.step({ type: 'deposed' });
    assert.deepEqual([driver.refuse('fenced'), driver.run(60_000), driver.entry('k1').delivery], [[], [], 'unconfirmed']);
  });

  test('SEND-8.21 a departure that the disk refuses then changes nothing that is shown', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    driver.lost('k1');
    driver.pass(1_000);
    const shown = driver.entry('k1');
    driver.step({ type: 'deposed' });
    driver.refuse('fenced');
    assert.equal(driver.entry('k1'), shown);
  });

  test('SEND-8.21 believes the disk again when its turn comes', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    driver.step({ type: 'deposed' });
    const effects = driver.step({ type: 'lead', entries: [] });
    assert.deepEqual([effects.map(({ type }) => type), driver.has('k1')], [['ask-news'], false]);
  });
});

describe('what was asked of a tab that lives', () => {
  const discard = { type: 'discard', conversationId: 'c1', key: 'k1' } as const;

  test('SEND-8.22 is said once more where it has not shown that it heard, and no third time', () => {
    const driver = following();
    driver.step(told([{ ...sending, delivery: 'failed', failure: sampleFailure('content') }]));
    driver.step(discard);
    driver.step(told([{ ...sending, delivery: 'failed', failure: sampleFailure('content') }], { whole: true }));
    assert.deepEqual(driver.step({ type: 'here' }), [{ type: 'wish', wish: discard }]);
    assert.deepEqual(driver.step({ type: 'here' }), []);
  });

  test('SEND-8.22 is not said again where it has', () => {
    const driver = following();
    driver.step(told([{ ...sending, delivery: 'failed', failure: sampleFailure('content') }]));
    driver.step(discard);
    driver.step(told([], { gone: [{ conversationId: 'c1', key: 'k1' }] }));
    assert.deepEqual(driver.step({ type: 'here' }), []);
  });

  test('SEND-8.22 that a new message is on the disk is said again until that has shown it', () => {
    const driver = following();
    driver.accept('k1');
    assert.deepEqual(driver.step({ type: 'here' }), []);
    driver.store();
    assert.deepEqual(driver.step({ type: 'here' }), [{ type: 'stored' }]);
    driver.step(told([{ ...sending }]));
    assert.deepEqual(driver.step({ type: 'here' }), []);
  });
});

describe('when the tab that sends has something to do', () => {
  const at = (...given: readonly Parameters<typeof told>[]) => {
    const driver = following();
    for (const each of given) driver.step(told(...each));
    return workDueAt(driver.state);
  };
  const gates = (until: number | null) => ({ gates: new Map([['s1', { cause: 'throttled', until, first: 'k1' } as const]]) });

  test('SEND-8.22 is now for what is sent or queued, and for what nobody has heard of', () => {
    const driver = following();
    assert.equal(workDueAt(driver.state), null);
    driver.accept('k1');
    assert.equal(workDueAt(driver.state), 0);
    assert.deepEqual([at([[sending]]), at([[sampleEntry()]])], [0, 0]);
  });

  test('SEND-8.22 is the time for which something waits, and that of its store', () => {
    const waiting = sampleEntry({ delivery: 'waiting', notBefore: 50 });
    assert.deepEqual([at([[waiting]]), at([[waiting], gates(70)]), at([[waiting], gates(null)])], [50, 70, null]);
    assert.equal(at([[{ ...sampleEntry(), delivery: 'unconfirmed', notBefore: 60 }]]), 60);
    assert.equal(at([[sampleEntry({ delivery: 'failed', failure: sampleFailure('throttled'), notBefore: 80 })]]), 80);
  });

  test('SEND-8.22 is never for what a person must do something about, without a network, or for another account', () => {
    for (const change of [{ delivery: 'failed', failure: sampleFailure('content') }, { hold: 'paused' }, { delivery: 'unconfirmed', stopped: true }] as const) {
      assert.equal(at([[sampleEntry(change)]]), null, JSON.stringify(change));
    }
    const unable = following();
    unable.step({ type: 'capabilities', capabilities: { deduplicationWindowMs: 0, lookUp: false } });
    unable.step(told([sampleEntry({ delivery: 'unconfirmed' })]));
    assert.equal(workDueAt(unable.state), null);
    const driver = following();
    driver.step(told([sending]));
    driver.step({ type: 'network', up: false });
    assert.equal(workDueAt(driver.state), null);
    driver.step({ type: 'network', up: true });
    driver.step({ type: 'halt', why: 'other-account' });
    assert.equal(workDueAt(driver.state), null);
  });

  test('SEND-8.22 is nothing that the tab that sends asks another one about', () => {
    const driver = OutboxDriver.ready();
    driver.send('k1');
    assert.equal(workDueAt(driver.state), null);
  });
});

test('SEND-2.20 the disk was emptied: all that is held is written again, and tried again where it is refused', () => {
  const driver = OutboxDriver.ready();
  driver.send('k1');
  driver.send('k2');
  driver.accept('k3');
  const [effect] = driver.step({ type: 'cleared' });
  assert.deepEqual(effect?.type === 'commit' && effect.puts.map(({ key }) => key), ['k1', 'k2']);
  assert.deepEqual([driver.refuse().map(({ type }) => type), driver.has('k3')], [['return-text'], false]);
  driver.refuse();
  const [again] = driver.run(5_000);
  assert.deepEqual(again?.type === 'commit' && again.puts.map(({ key }) => key), ['k1', 'k2']);
});

describe('a message whose place another tab has given to a new one', () => {
  const placed = sampleEntry({ key: 'k9', replaces: 'k1', seq: 9, createdAt: 1_780_000_000_001 });

  test('SEND-8.4 is deleted from the disk once more: it may have been written behind that', () => {
    const driver = OutboxDriver.ready();
    driver.failed('k1', 'content');
    const effects = driver.step(found(placed, driver.entry('k1')));
    assert.deepEqual([driver.has('k1'), effects.flatMap((effect) => (effect.type === 'commit' ? effect.deletes : []))], [false, ['k1']]);
    assert.deepEqual(OutboxDriver.ready().step({ type: 'loaded', entries: [placed, sampleEntry({ delivery: 'failed', failure: sampleFailure('content') })] }).flatMap((effect) => (effect.type === 'commit' ? effect.deletes : [])), ['k1']);
  });

  test('SEND-8.4 and has gone on its way meanwhile gets its row again at once', () => {
    const driver = OutboxDriver.ready();
    driver.failed('k1', 'unknown', {}, { retryable: true });
    driver.step({ type: 'network', up: false });
    driver.retry('k1');
    driver.step(found(placed));
    assert.deepEqual(driver.run(0).flatMap((effect) => (effect.type === 'commit' ? effect.puts.map(({ key }) => key) : [])), ['k1']);
  });
});
