import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { sampleEntry } from '../../../../test/support/node/sample-entry.ts';
import { sampleMessage } from '../../../../test/support/node/sample-message.ts';
import { networkFailure } from '../failure/failure.ts';
import { mergeTimeline } from './merge.ts';

const message = (position: number, change = {}) => sampleMessage({ id: `m${position}`, position, text: `${position}`, ...change });
const entry = (key: string, change = {}) => sampleEntry({ key, seq: Number(key.slice(1)), ...change });
const ids = (bubbles: ReturnType<typeof mergeTimeline>) => bubbles.map(({ id }) => id);

describe('the order of a thread', () => {
  test('SEND-1.1 what is on its way stands below what is confirmed, in the order of the clicks', () => {
    const merged = mergeTimeline([message(1), message(2)], [entry('k1', { afterPosition: 0 }), entry('k2')]);
    assert.deepEqual(ids(merged), ['m1', 'm2', 'k1', 'k2']);
  });

  test('SEND-1.4 what failed keeps the place where it was sent', () => {
    const failed = entry('k1', { delivery: 'failed', afterPosition: 2 });
    assert.deepEqual(ids(mergeTimeline([message(1), message(2), message(3)], [failed])), ['m1', 'm2', 'k1', 'm3']);
  });

  test('SEND-1.4 what failed in a conversation without messages stands at its beginning', () => {
    const failed = entry('k1', { delivery: 'failed', afterPosition: -1 });
    assert.deepEqual(ids(mergeTimeline([message(0), message(1)], [failed])), ['k1', 'm0', 'm1']);
  });

  test('SEND-1.4 what failed after the newest message stands below it, among what is on its way', () => {
    const entries = [entry('k1'), entry('k2', { delivery: 'failed', afterPosition: 1 }), entry('k3')];
    assert.deepEqual(ids(mergeTimeline([message(1)], entries)), ['m1', 'k1', 'k2', 'k3']);
  });

  test('SEND-1.4 several that failed at one place stand in the order of the clicks', () => {
    const entries = ['k1', 'k2', 'k3'].map((key) => entry(key, { delivery: 'failed', afterPosition: 1 }));
    assert.deepEqual(ids(mergeTimeline([message(1), message(2)], entries)), ['m1', 'k1', 'k2', 'k3', 'm2']);
  });

  test('SEND-1.3 what the operator gave up is not shown', () => {
    assert.deepEqual(ids(mergeTimeline([message(1)], [entry('k1', { delivery: 'discarded' })])), ['m1']);
  });
});

describe('an entry that becomes a message', () => {
  test('SEND-3.3 is shown once while both are there', () => {
    const merged = mergeTimeline([message(1), message(2, { key: 'k1' })], [entry('k1', { delivery: 'unconfirmed' })]);
    assert.deepEqual(merged.map(({ id, delivery }) => [id, delivery]), [['m1', 'sent'], ['k1', 'sent']]);
  });

  test('SEND-1.2 is the same bubble before and after', () => {
    const before = mergeTimeline([], [entry('k1', { delivery: 'sending' })]);
    const after = mergeTimeline([message(1, { key: 'k1' })], [], before);
    assert.deepEqual([ids(before), ids(after)], [['k1'], ['k1']]);
  });

  test('SEND-3.3 even one that was given up is shown once the backend has it', () => {
    assert.deepEqual(ids(mergeTimeline([message(1, { key: 'k1' })], [entry('k1', { delivery: 'discarded' })])), ['k1']);
  });
});

describe('what a bubble says', () => {
  test('SEND-1.1 of a message on its way: its text, its delivery, why it waits, and how often it left', () => {
    const failure = networkFailure('cut');
    const attempt = { number: 1, trigger: 'first', departedAt: 1, endedAt: 2, outcome: 'unknown', code: 'cut', by: '', reason: '', cause: 'network', requestId: '' } as const;
    const attempts = [attempt, { ...attempt, number: 2, outcome: 'unreached' as const }, { ...attempt, number: 3, outcome: null }];
    const [bubble] = mergeTimeline([], [entry('k1', { delivery: 'unconfirmed', failure, attempts, attemptCount: 3, unreached: 1, createdAt: 7, sendingSince: 5, text: 'hi' })]);
    assert.deepEqual(bubble, {
      id: 'k1',
      key: 'k1',
      direction: 'out',
      kind: 'text',
      text: 'hi',
      at: 7,
      delivery: 'unconfirmed',
      failure,
      attempts: 2,
      retry: null,
      resumes: null,
      holdsUp: 0,
      hold: null,
      sendingSince: 5,
      asks: false,
      yields: false,
      history: attempts,
    });
  });

  test('SEND-4.9 of a message with more attempts than are kept: all of them but those that never left', () => {
    const attempts = ['unknown', 'unreached', 'unreached'].map((outcome, i) => ({ number: 98 + i, trigger: 'automatic', departedAt: 1, endedAt: 2, outcome, code: '', by: '', reason: '', cause: null, requestId: '' }) as const);
    const attemptsOf = (change: object) => mergeTimeline([], [entry('k1', { delivery: 'unconfirmed', attempts, attemptCount: 100, unreached: 7, ...change })])[0]?.attempts;
    assert.equal(attemptsOf({}), 93);
    assert.equal(attemptsOf({ attempts: [] }), 93);
    assert.equal(attemptsOf({ attempts: [], attemptCount: 0, unreached: 0 }), 0);
  });

  test('SEND-1.3 of an own message: how far the platform has carried it', () => {
    for (const receipt of ['sent', 'delivered', 'read', 'blocked'] as const) {
      assert.equal(mergeTimeline([message(1, { receipt })], [])[0]?.delivery, receipt);
    }
  });

  test('INBOX-7.1 of an incoming message: its kind, and that it is here', () => {
    const [bubble] = mergeTimeline([message(1, { direction: 'in', kind: 'unsupported', receipt: 'sent' })], []);
    assert.deepEqual([bubble?.direction, bubble?.kind, bubble?.delivery], ['in', 'unsupported', 'delivered']);
  });
});

describe('what is not drawn again', () => {
  const messages = [message(1), message(2)];
  const entries = [entry('k1'), entry('k2')];
  const before = mergeTimeline(messages, entries);

  test('SEND-1.8 nothing, where everything says the same', () => {
    assert.equal(mergeTimeline(structuredClone(messages), [...entries], before), before);
  });

  test('SEND-1.8 all but the one bubble that says something else', () => {
    const after = mergeTimeline(messages, [entry('k1', { delivery: 'sending' }), entries[1]!], before);
    assert.deepEqual(after.map((bubble, i) => bubble === before[i]), [true, true, false, true]);
  });

  test('SEND-1.8 what was there when something comes before or behind it', () => {
    const after = mergeTimeline([message(0), ...messages, message(3)], entries, before);
    assert.deepEqual(before.map((bubble) => after.includes(bubble)), [true, true, true, true]);
  });

  test('SEND-1.8 but a thread that has lost its last bubble is another thread', () => {
    assert.deepEqual(ids(mergeTimeline(messages, [entries[0]!], before)), ['m1', 'm2', 'k1']);
  });

  for (const [what, change] of Object.entries({
    text: { text: 'other' },
    kind: { kind: 'image' },
    time: { at: 9 },
    receipt: { receipt: 'read' },
    direction: { direction: 'in', receipt: 'sent' },
  })) {
    test(`SEND-1.8 a bubble whose ${what} changed is another bubble`, () => {
      assert.notEqual(mergeTimeline([message(1, change), message(2)], entries, before)[0], before[0]);
    });
  }
});
