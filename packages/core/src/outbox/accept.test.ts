import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { OutboxDriver } from '../../../../test/support/node/outbox-driver.ts';
import { sampleStore } from '../../../../test/support/node/sample-store.ts';
import { sendPolicy } from '../retry/policy.ts';
import { checkText } from './accept.ts';
import { emptyOutbox } from './outbox-state.ts';

describe('a text that is not taken', () => {
  const store = sampleStore({ textLengthMax: 10 });
  const check = (text: string, state = emptyOutbox) => checkText(text, store, state, sendPolicy);

  test('SEND-1.5 an empty one, and one of nothing but blanks', () => {
    for (const text of ['', ' ', '\n\t', '\u3000']) assert.deepEqual(check(text), { ok: false, why: 'empty' });
  });

  test('SEND-1.5 one that is longer than the store takes, with both lengths', () => {
    assert.equal(check('x'.repeat(10)).ok, true);
    assert.deepEqual(check('x'.repeat(11)), { ok: false, why: 'too-long', length: 11, lengthMax: 10 });
  });

  test('SEND-1.5 a character of two code units counts as two, as the platform counts it', () => {
    assert.equal(check('😀'.repeat(5)).ok, true);
    assert.equal(check('😀'.repeat(6)).ok, false);
  });

  test('SEND-1.5 one that is longer than the protocol takes, where the store is not known', () => {
    assert.equal(checkText('x'.repeat(20_000), undefined, emptyOutbox, sendPolicy).ok, true);
    assert.deepEqual(checkText('x'.repeat(20_001), undefined, emptyOutbox, sendPolicy), {
      ok: false,
      why: 'too-long',
      length: 20_001,
      lengthMax: 20_000,
    });
  });

  test('SEND-1.5 one more than the outbox holds', () => {
    const driver = new OutboxDriver({ entriesMax: 2 });
    driver.send('k1');
    assert.equal(checkText('hi', store, driver.state, driver.policy).ok, true);
    driver.send('k2');
    assert.deepEqual(checkText('hi', store, driver.state, driver.policy), { ok: false, why: 'outbox-full', entriesMax: 2 });
  });

  test('SYNC-6.5 any at all once the backend has answered for another account', () => {
    assert.deepEqual(check('hi', { ...emptyOutbox, halted: 'other-account' }), { ok: false, why: 'other-account' });
  });
});

describe('a text that is taken', () => {
  test('SEND-3.4 has its lone surrogates replaced, and nothing else', () => {
    const taken = checkText('a\ud800b\udc00 😀 ', undefined, emptyOutbox, sendPolicy);
    assert.deepEqual(taken, { ok: true, text: 'a\ufffdb\ufffd 😀 ' });
  });
});

describe('a message that is taken over', () => {
  test('SEND-2.8 is written and its draft dropped in one transaction', () => {
    const driver = OutboxDriver.ready();
    const [commit, ...others] = driver.accept('k1');
    assert.ok(commit?.type === 'commit' && others.length === 0);
    assert.deepEqual([commit.puts.map(({ key }) => key), commit.deletes, commit.dropDraft], [['k1'], [], 'c1']);
  });

  test('SEND-2.8 leaves a draft alone that it was not', () => {
    const driver = OutboxDriver.ready();
    const [commit] = driver.accept('k1', {}, false);
    assert.ok(commit?.type === 'commit');
    assert.deepEqual([commit.puts.map(({ key }) => key), commit.deletes, commit.dropDraft], [['k1'], [], null]);
  });

  test('SEND-2.3 names its buyer on the disk, for a page that does not know the conversation', () => {
    const driver = OutboxDriver.ready();
    const [commit] = driver.accept('k1', { buyerName: 'Nok' });
    assert.ok(commit?.type === 'commit');
    assert.deepEqual([commit.puts[0]?.buyerName, commit.puts[0]?.lookUpsFailed], ['Nok', 0]);
  });

  test('SEND-2.1 does not leave before the disk has it', () => {
    const driver = OutboxDriver.ready();
    assert.deepEqual(driver.accept('k1').map(({ type }) => type), ['commit']);
    assert.deepEqual(driver.store().map(({ type }) => type), ['attempt']);
  });

  test('SEND-2.1 leaves as the very row that the disk has', () => {
    const driver = OutboxDriver.ready();
    const [commit, attempt] = driver.send('k1');
    assert.ok(commit?.type === 'commit' && attempt?.type === 'attempt');
    assert.equal(attempt.entry, commit.puts[0]);
    assert.deepEqual([attempt.entry.delivery, attempt.entry.attempts.length, attempt.attempt], ['sending', 1, 1]);
  });

  test('SEND-2.1 waits for its own row, whatever else the disk confirms', () => {
    const driver = OutboxDriver.ready();
    driver.accept('k1', { conversationId: 'c1' });
    driver.accept('k2', { conversationId: 'c2' });
    const [, second] = driver.state.commits.keys();
    const effects = driver.step({ type: 'committed', commit: second! });
    assert.deepEqual(effects.map((effect) => effect.type === 'attempt' && effect.entry.key), ['k2']);
  });

  test('SEND-1.1 says that it is on its way at once', () => {
    const driver = OutboxDriver.ready();
    driver.accept('k1');
    assert.equal(driver.entry('k1').delivery, 'sending');
  });

  test('SEND-6.1 is queued behind another of its conversation, even one that is only being written', () => {
    const driver = OutboxDriver.ready();
    driver.accept('k1');
    driver.accept('k2');
    assert.equal(driver.entry('k2').delivery, 'queued');
    const attempts = driver.store().filter(({ type }) => type === 'attempt');
    assert.deepEqual(attempts.map((effect) => effect.type === 'attempt' && effect.entry.key), ['k1']);
  });

  test('SEND-5.1 without a network waits for it, and says so on the disk too', () => {
    const driver = new OutboxDriver();
    const [commit] = driver.accept('k1');
    const { delivery, failure } = driver.entry('k1');
    assert.deepEqual([delivery, failure?.cause, failure?.code], ['waiting', 'network', 'offline']);
    assert.ok(commit?.type === 'commit' && commit.puts[0]?.delivery === 'waiting');
    assert.deepEqual(driver.store(), []);
  });

  test('SEND-5.3 has its place in the order of the clicks', () => {
    const driver = new OutboxDriver();
    for (const key of ['k1', 'k2', 'k3']) driver.accept(key, { conversationId: `c-${key}` });
    assert.deepEqual(['k1', 'k2', 'k3'].map((key) => driver.entry(key).seq), [0, 1, 2].map((nth) => driver.now + nth));
  });

  test('SEND-3.2 is a message of its own, also with the same text', () => {
    const driver = new OutboxDriver();
    driver.accept('k1', { text: 'again' });
    driver.accept('k2', { text: 'again' });
    assert.equal(driver.state.size, 2);
  });
});
