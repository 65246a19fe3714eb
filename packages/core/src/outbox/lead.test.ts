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
const deliveries = (driver: OutboxDriver) => [...driver.state.lanes.values()].flatMap(({ entries }) => entries.map(({ key, delivery }) => `${key} ${delivery}`)).sort();
const sending = sampleEntry({ delivery: 'sending', attemptCount: 1, sendingSince: 5, windowSince: 5 });

describe('a tab whose turn it is', () => {
  test('SEND-8.2 goes by the disk: what had been on its way is unconfirmed, the rest goes on in order', () => {
    const driver = following();
    driver.step(told([sending, sampleEntry({ key: 'k2', seq: 2 }), sampleEntry({ key: 'k3', seq: 3, conversationId: 'c3' })]));
    const away = { ...sending, windowSince: driver.now, sendingSince: driver.now };
    const effects = driver.step({ type: 'lead', entries: [sampleEntry({ key: 'k3', seq: 3, conversationId: 'c3' }), sampleEntry({ key: 'k2', seq: 2 }), away] });
    assert.equal(driver.entry('k1').failure?.code, 'page-closed');
    assert.deepEqual(attemptsOf([...effects, ...driver.store()]), ['k1', 'k3']);
    assert.deepEqual(deliveries(driver), ['k1 unconfirmed', 'k2 queued', 'k3 sending']);
  });

  test('SEND-8.3 drops what is not on the disk any more', () => {
    const driver = following();
    driver.step(told([sending, sampleEntry({ key: 'k2', seq: 2 })]));
    driver.step({ type: 'lead', entries: [] });
    assert.deepEqual(deliveries(driver), []);
  });

  test('SEND-8.3 keeps its own message that the disk has not confirmed yet, and sends it once it has', () => {
    const driver = following();
    driver.accept('k1');
    driver.step({ type: 'lead', entries: [] });
    assert.deepEqual(deliveries(driver), ['k1 queued']);
    assert.deepEqual(attemptsOf(driver.store()), ['k1']);
  });

  test('SEND-8.3 sends its own message once, also where the disk had it before it said so', () => {
    const driver = following();
    driver.accept('k1');
    const effects = driver.step({ type: 'lead', entries: [driver.entry('k1')] });
    assert.deepEqual([...attemptsOf(effects), ...attemptsOf(driver.store())], ['k1']);
  });

  test('SEND-8.3 sends its own message that nobody has taken up', () => {
    const driver = following();
    driver.send('k1');
    assert.deepEqual(attemptsOf([...driver.step({ type: 'lead', entries: [driver.entry('k1')] }), ...driver.store()]), ['k1']);
  });

  test('RETRY-7.4 does not show again what it is just giving the place of to a new message', () => {
    const driver = following();
    const refused = sampleEntry({ delivery: 'failed', failure: sampleFailure('content') });
    driver.step(told([refused]));
    driver.accept('k2', { replaces: 'k1' });
    const effects = driver.step({ type: 'lead', entries: [refused] });
    assert.deepEqual([deliveries(driver), effects.filter(({ type }) => type === 'commit')], [['k2 queued'], []]);
    driver.refuse();
    assert.deepEqual(deliveries(driver), ['k1 failed']);
  });

  test('RETRY-7.4 nor where the disk never heard that it had failed; but what has departed once more since is kept, also on the disk', () => {
    const refused = sampleEntry({ delivery: 'failed', failure: sampleFailure('content'), attemptCount: 1 });
    const row = (attemptCount: number) => sampleEntry({ delivery: 'sending', sendingSince: 5, windowSince: 5, attemptCount });
    const led = (attemptCount: number) => {
      const driver = following();
      driver.step(told([refused]));
      driver.accept('k2', { replaces: 'k1' });
      driver.step({ type: 'lead', entries: [row(attemptCount)] });
      return driver;
    };
    assert.deepEqual(deliveries(led(1)), ['k2 queued']);
    const again = led(2);
    assert.deepEqual(deliveries(again), ['k1 unconfirmed', 'k2 queued']);
    again.store();
    const written = again.step({ type: 'wake' }).flatMap((effect) => (effect.type === 'commit' ? effect.puts : []));
    assert.deepEqual(written.map(({ key }) => key), ['k1']);
  });

  test('RETRY-7.4 what another tab has given the place of as well does not come back where the disk refuses the own one', () => {
    const refused = sampleEntry({ delivery: 'failed', failure: sampleFailure('content'), attemptCount: 1 });
    const other = sampleEntry({ key: 'k3', seq: 3, replaces: 'k1' });
    const running = OutboxDriver.ready();
    running.step({ type: 'found', entries: [refused] });
    const beginning = following();
    beginning.step(told([refused]));
    for (const driver of [running, beginning]) driver.accept('k2', { replaces: 'k1' });
    running.step({ type: 'found', entries: [other] });
    beginning.step({ type: 'lead', entries: [other] });
    for (const driver of [running, beginning]) {
      const effects = driver.refuse();
      assert.deepEqual([deliveries(driver).map((said) => said.slice(0, 2)), effects.flatMap((effect) => (effect.type === 'return-text' ? [effect.replaces] : []))], [['k3'], [null]]);
    }
  });

  test('RETRY-7.4 does not take up what it is just giving the place of, though the disk never heard that it had failed', () => {
    const driver = OutboxDriver.ready();
    driver.step({ type: 'found', entries: [sampleEntry({ delivery: 'failed', failure: sampleFailure('content'), attemptCount: 1 })] });
    driver.accept('k2', { replaces: 'k1' });
    driver.step({ type: 'found', entries: [sampleEntry({ delivery: 'sending', sendingSince: 5, windowSince: 5, attemptCount: 1 })] });
    assert.deepEqual(deliveries(driver), ['k2 sending']);
  });

  test('SEND-8.2 keeps a store shut that was shut', () => {
    const driver = following();
    const until = driver.now + 60_000;
    driver.step(told([], { gates: new Map([['s1', { cause: 'throttled', until, first: null }]]) }));
    driver.step({ type: 'lead', entries: [sampleEntry()] });
    assert.deepEqual(attemptsOf(driver.run(59_999)), []);
    assert.deepEqual(attemptsOf(driver.run(1)), ['k1']);
  });

  test('SEND-8.2 told twice leads once', () => {
    const driver = following();
    driver.step({ type: 'lead', entries: [sampleEntry()] });
    const before = driver.state;
    assert.deepEqual(driver.step({ type: 'lead', entries: [] }), []);
    assert.equal(driver.state, before);
  });
});

describe('what was asked for while nobody may have heard it', () => {
  const failed = sampleEntry({ delivery: 'failed', failure: sampleFailure('unknown', { retryable: true }) });
  const wish = { type: 'retry', conversationId: 'c1', key: 'k1', planned: { trigger: 'manual', by: 'Mei Lin', reason: '' } } as const;

  test('SEND-8.4 is done by the tab that asked, where it is the next to send', () => {
    const driver = following();
    driver.step({ type: 'loaded', entries: [failed] });
    driver.step(wish);
    driver.step({ type: 'network', up: true });
    driver.step({ type: 'lead', entries: [failed] });
    assert.equal(driver.entry('k1').delivery, 'sending');
  });

  test('SEND-8.4 is left to the one that was heard since', () => {
    const driver = following();
    driver.step({ type: 'loaded', entries: [failed] });
    driver.step(wish);
    driver.step({ type: 'told', whole: false, entries: [failed], gone: [], gates: new Map() });
    driver.step({ type: 'network', up: true });
    driver.step({ type: 'lead', entries: [failed] });
    assert.equal(driver.entry('k1').delivery, 'failed');
  });
});

describe('where the disk refuses what was to take the place of a failed message', () => {
  const refused = sampleEntry({ delivery: 'failed', failure: sampleFailure('content') });
  const replacing = () => {
    const driver = following();
    driver.step(told([refused]));
    driver.accept('k2', { replaces: 'k1' });
    return driver;
  };

  test('RETRY-7.4 that one comes back', () => {
    const driver = replacing();
    driver.refuse();
    assert.deepEqual(deliveries(driver), ['k1 failed']);
  });

  test('RETRY-7.4 but not where another tab has discarded it meanwhile', () => {
    for (const news of [told([], { gone: [{ conversationId: 'c1', key: 'k1' }] }), told([], { whole: true })]) {
      const driver = replacing();
      driver.step(news);
      const [returned] = driver.refuse();
      assert.deepEqual([deliveries(driver), returned?.type === 'return-text' && returned.replaces], [[], null]);
    }
  });
});
