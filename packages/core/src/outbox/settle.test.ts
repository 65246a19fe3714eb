import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { OutboxDriver } from '../../../../test/support/node/outbox-driver.ts';
import { sampleMessage } from '../../../../test/support/node/sample-message.ts';
import { type Failure, networkFailure } from '../failure/failure.ts';

const refusal: Failure = { ...networkFailure('SPAM'), cause: 'content', class: 'business', retryable: false, words: ['free'] };
const sent = (key = 'k1') => {
  const driver = OutboxDriver.ready();
  driver.send(key);
  return driver;
};

describe('accepted', () => {
  test('SEND-2.2 only now the row is deleted', () => {
    const driver = sent();
    const effects = driver.accepted('k1');
    assert.deepEqual(effects.map(({ type }) => type), ['commit', 'confirmed']);
    assert.ok(effects[0]?.type === 'commit');
    assert.deepEqual([effects[0].puts, effects[0].deletes, effects[0].dropDraft], [[], ['k1'], null]);
    assert.deepEqual([driver.has('k1'), driver.state.size, driver.state.inFlight, driver.state.lanes.size], [false, 0, 0, 0]);
  });

  test('SEND-4.5 counts after its deadline too', () => {
    const driver = sent();
    driver.pass(30_000);
    assert.equal(driver.entry('k1').delivery, 'unconfirmed');
    const effects = driver.answer('k1', { kind: 'accepted', message: sampleMessage({ key: 'k1' }) }, 1);
    assert.ok(effects.some(({ type }) => type === 'confirmed'));
    assert.equal(driver.state.inFlight, 0);
  });

  test('SEND-4.5 counts while the next attempt is on its way, which then says nothing more', () => {
    const driver = sent();
    driver.lost('k1');
    driver.pass(1_000);
    driver.store();
    driver.answer('k1', { kind: 'accepted', message: sampleMessage({ key: 'k1' }) }, 1);
    const late = driver.step({ type: 'outcome', conversationId: 'c1', key: 'k1', attempt: 2, outcome: { kind: 'refused', failure: refusal } });
    assert.deepEqual([late, driver.has('k1')], [[], false]);
  });
});

describe('refused', () => {
  test('SEND-1.4 is failed, keeps its text and says why, on the disk too', () => {
    const driver = sent();
    const effects = driver.answer('k1', { kind: 'refused', failure: refusal });
    assert.deepEqual(effects.map(({ type }) => type), ['commit', 'failed']);
    const { delivery, text, failure, notBefore } = driver.entry('k1');
    assert.deepEqual([delivery, text, failure, notBefore], ['failed', 'text of k1', refusal, null]);
    assert.ok(effects[0]?.type === 'commit' && effects[0].puts[0] === driver.entry('k1'));
  });

  test('SEND-1.4 is not sent again by the machine', () => {
    const driver = sent();
    driver.answer('k1', { kind: 'refused', failure: { ...refusal, retryable: true } });
    driver.store();
    assert.equal(driver.wakeAt(), null);
    assert.deepEqual(driver.pass(3_600_000), []);
  });

  test('SEND-6.1 lets the next of its conversation go', () => {
    const driver = sent();
    driver.send('k2');
    driver.answer('k1', { kind: 'refused', failure: refusal });
    const attempts = driver.store().filter(({ type }) => type === 'attempt');
    assert.deepEqual(attempts.map((effect) => effect.type === 'attempt' && effect.entry.key), ['k2']);
  });

  test('SEND-4.5 says nothing of a message whose attempt was given up', () => {
    const driver = sent();
    driver.pass(30_000);
    driver.store();
    const before = driver.state;
    assert.deepEqual(driver.answer('k1', { kind: 'refused', failure: refusal }, 1), []);
    assert.equal(driver.state, before);
  });
});

describe('unreached', () => {
  const unreached = (retryAt: number | null = null) => {
    const driver = sent();
    driver.answer('k1', { kind: 'unreached', failure: { ...networkFailure('host-settings'), retryAt } });
    driver.store();
    return driver;
  };

  test('SEND-5.1 waits, and is tried again after a back-off', () => {
    const driver = unreached();
    assert.equal(driver.entry('k1').delivery, 'waiting');
    assert.equal(driver.wakeAt(), driver.now + 1_000);
    driver.pass(1_000);
    assert.deepEqual(driver.store().map(({ type }) => type), ['attempt']);
  });

  test('SEND-5.1 waits as long as the backend has asked for, where that is longer', () => {
    const driver = unreached(1_780_000_000_000 + 90_000);
    assert.equal(driver.wakeAt(), driver.now + 90_000);
  });

  test('SEND-4.1 leaves an unconfirmed message unconfirmed', () => {
    const driver = sent();
    driver.lost('k1');
    driver.pass(1_000);
    driver.store();
    driver.answer('k1', { kind: 'unreached', failure: networkFailure('host-settings') });
    assert.equal(driver.entry('k1').delivery, 'unconfirmed');
  });
});

describe('unknown', () => {
  test('SEND-4.1 is unconfirmed, and told', () => {
    const driver = sent();
    const effects = driver.answer('k1', { kind: 'unknown', why: 'http-502' });
    assert.deepEqual(effects.map(({ type }) => type), ['commit', 'unconfirmed']);
    const { delivery, failure, attempts } = driver.entry('k1');
    assert.deepEqual([delivery, failure?.cause, failure?.code], ['unconfirmed', 'network', 'http-502']);
    assert.deepEqual(attempts, [
      { number: 1, trigger: 'first', by: '', reason: '', departedAt: driver.now, endedAt: driver.now, outcome: 'unknown', cause: 'network', code: 'http-502', requestId: '' },
    ]);
  });

  test('SEND-4.1 is told once, however often it stays so', () => {
    const driver = sent();
    driver.lost('k1');
    for (let attempt = 2; attempt <= 4; attempt++) {
      driver.pass(60_000);
      driver.store();
      assert.equal(driver.entry('k1').attemptCount, attempt);
      assert.deepEqual(driver.answer('k1', { kind: 'unknown', why: 'cut' }).map(({ type }) => type), ['commit']);
      assert.equal(driver.entry('k1').failure?.code, 'cut');
      driver.store();
    }
  });

  test('SEND-4.3 waits for anything from nothing to the doubled cap', () => {
    for (const [draw, waitMs] of [[0.001, 2], [0.5, 1_000], [1 - Number.EPSILON, 2_000]] as const) {
      const driver = sent();
      driver.draw = draw;
      driver.lost('k1');
      assert.equal(driver.wakeAt(), driver.now + waitMs);
    }
  });

  test('SEND-4.3 never waits longer than a minute', () => {
    const driver = sent();
    driver.draw = 1 - Number.EPSILON;
    for (let attempt = 1; attempt <= 12; attempt++) {
      driver.lost('k1');
      const waitMs = driver.wakeAt()! - driver.now;
      assert.equal(waitMs, Math.min(60_000, 1_000 * 2 ** attempt));
      driver.pass(waitMs);
      driver.store();
    }
  });

  test('SEND-4.5 of attempts that were given up one after another only the newest can be lost', () => {
    const driver = sent();
    driver.pass(30_000);
    driver.pass(1_000);
    driver.store();
    assert.equal(driver.state.inFlight, 1);
    driver.answer('k1', { kind: 'unknown', why: 'aborted' }, 1);
    assert.equal(driver.state.inFlight, 1);
  });

  test('SYNC-6.5 an answer for another account stops everything', () => {
    const driver = sent();
    driver.lost('k1', 'other-account');
    assert.equal(driver.state.halted, 'other-account');
    driver.send('k2', { conversationId: 'c2' });
    assert.deepEqual(driver.pass(600_000), []);
    assert.equal(driver.state.inFlight, 0);
  });
});

describe('echo', () => {
  test('SEND-3.3 a message that comes back with our key heals a lost answer', () => {
    const driver = sent();
    driver.lost('k1');
    const message = sampleMessage({ key: 'k1' });
    const effects = driver.step({ type: 'observed', messages: [message] });
    assert.deepEqual(effects.map((effect) => (effect.type === 'commit' ? effect.deletes : effect.type)), [['k1'], 'confirmed']);
  });

  test('SEND-3.3 one that comes before the answer counts as it, and the answer changes nothing more', () => {
    const driver = sent();
    driver.step({ type: 'observed', messages: [sampleMessage({ key: 'k1' })] });
    driver.store();
    const before = driver.state;
    driver.step({ type: 'outcome', conversationId: 'c1', key: 'k1', attempt: 1, outcome: { kind: 'accepted', message: sampleMessage({ key: 'k1' }) } });
    assert.equal(driver.state, before);
  });

  test('SEND-3.3 lets the next of the conversation go', () => {
    const driver = sent();
    driver.send('k2');
    driver.lost('k1');
    driver.step({ type: 'observed', messages: [sampleMessage({ key: 'k1' })] });
    assert.equal(driver.entry('k2').delivery, 'sending');
  });

  test('SEND-3.3 an incoming one, one without a key, and one of another conversation are not ours', () => {
    const driver = sent();
    const before = driver.state;
    const messages = [
      sampleMessage({ key: 'k1', direction: 'in' }),
      sampleMessage({ key: null, position: 0 }),
      sampleMessage({ key: 'k1', conversationId: 'c2' }),
      sampleMessage({ key: 'k9', position: 0 }),
    ];
    assert.deepEqual(driver.step({ type: 'observed', messages }), []);
    assert.equal(driver.state, before);
  });
});

test('SEND-4.9 of one message the latest attempts are kept, and all are counted', () => {
  const driver = OutboxDriver.ready(undefined, { attemptsKeptMax: 3 });
  driver.send('k1');
  for (let i = 0; i < 6; i++) {
    driver.lost('k1');
    driver.pass(60_000);
    driver.store();
  }
  const { attempts, attemptCount } = driver.entry('k1');
  assert.deepEqual([attempts.map(({ number }) => number), attemptCount], [[5, 6, 7], 7]);
});
