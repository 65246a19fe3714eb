import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { sampleEntry } from '../../../../test/support/node/sample-entry.ts';
import { mergedTimeline } from '../../../../test/support/node/merged-timeline.ts';
import { sampleMessage } from '../../../../test/support/node/sample-message.ts';
import { networkFailure } from '../failure/failure.ts';

const message = (position: number, change = {}) => sampleMessage({ id: `m${position}`, position, text: `${position}`, ...change });
const entry = (key: string, change = {}) => sampleEntry({ key, seq: Number(key.slice(1)), ...change });
const ids = (bubbles: ReturnType<typeof mergedTimeline>) => bubbles.map(({ id }) => id);

describe('the order of a thread', () => {
  test('SEND-1.1 what is on its way stands below what is confirmed, in the order of the clicks', () => {
    const merged = mergedTimeline([message(1), message(2)], [entry('k1', { afterPosition: 0 }), entry('k2')]);
    assert.deepEqual(ids(merged), ['m1', 'm2', 'k1', 'k2']);
  });

  test('SEND-1.4 what failed keeps the place where it was sent', () => {
    const failed = entry('k1', { delivery: 'failed', afterPosition: 2 });
    assert.deepEqual(ids(mergedTimeline([message(1), message(2), message(3)], [failed])), ['m1', 'm2', 'k1', 'm3']);
  });

  test('SEND-1.4 what failed in a conversation without messages stands at its beginning', () => {
    const failed = entry('k1', { delivery: 'failed', afterPosition: -1 });
    assert.deepEqual(ids(mergedTimeline([message(0), message(1)], [failed])), ['k1', 'm0', 'm1']);
  });

  test('SEND-1.4 what failed after the newest message stands below it, among what is on its way', () => {
    const entries = [entry('k1'), entry('k2', { delivery: 'failed', afterPosition: 1 }), entry('k3')];
    assert.deepEqual(ids(mergedTimeline([message(1)], entries)), ['m1', 'k1', 'k2', 'k3']);
  });

  test('SEND-1.4 several that failed at one place stand in the order of the clicks', () => {
    const entries = ['k1', 'k2', 'k3'].map((key) => entry(key, { delivery: 'failed', afterPosition: 1 }));
    assert.deepEqual(ids(mergedTimeline([message(1), message(2)], entries)), ['m1', 'k1', 'k2', 'k3', 'm2']);
  });

  test('SEND-1.3 what the operator gave up is not shown', () => {
    assert.deepEqual(ids(mergedTimeline([message(1)], [entry('k1', { delivery: 'discarded' })])), ['m1']);
  });
});

describe('an entry that becomes a message', () => {
  test('SEND-3.3 is shown once while both are there', () => {
    const merged = mergedTimeline([message(1), message(2, { key: 'k1' })], [entry('k1', { delivery: 'unconfirmed' })]);
    assert.deepEqual(merged.map(({ id, delivery }) => [id, delivery]), [['m1', 'sent'], ['k1', 'sent']]);
  });

  test('SEND-1.2 is the same bubble before and after', () => {
    const before = mergedTimeline([], [entry('k1', { delivery: 'sending' })]);
    const after = mergedTimeline([message(1, { key: 'k1' })], [], before);
    assert.deepEqual([ids(before), ids(after)], [['k1'], ['k1']]);
  });

  test('SEND-3.3 even one that was given up is shown once the backend has it', () => {
    assert.deepEqual(ids(mergedTimeline([message(1, { key: 'k1' })], [entry('k1', { delivery: 'discarded' })])), ['k1']);
  });
});

describe('what a bubble says', () => {
  test('SEND-1.1 of a message on its way: its text, its delivery, why it waits, and how often it left', () => {
    const failure = networkFailure('cut');
    const attempt = { number: 1, trigger: 'first', departedAt: 1, endedAt: 2, outcome: 'unknown', code: 'cut', by: '', reason: '', cause: 'network', requestId: '' } as const;
    const attempts = [attempt, { ...attempt, number: 2, outcome: 'unreached' as const }, { ...attempt, number: 3, outcome: null }];
    const [bubble] = mergedTimeline([], [entry('k1', { delivery: 'unconfirmed', failure, attempts, attemptCount: 3, unreached: 1, createdAt: 7, sendingSince: 5, text: 'hi' })]);
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
    const attemptsOf = (change: object) => mergedTimeline([], [entry('k1', { delivery: 'unconfirmed', attempts, attemptCount: 100, unreached: 7, ...change })])[0]?.attempts;
    assert.equal(attemptsOf({}), 93);
    assert.equal(attemptsOf({ attempts: [] }), 93);
    assert.equal(attemptsOf({ attempts: [], attemptCount: 0, unreached: 0 }), 0);
  });

  test('SEND-1.3 of an own message: how far the platform has carried it', () => {
    for (const receipt of ['sent', 'delivered', 'read', 'blocked'] as const) {
      assert.equal(mergedTimeline([message(1, { receipt })], [])[0]?.delivery, receipt);
    }
  });

  test('INBOX-7.1 of an incoming message: its kind, and that it is here', () => {
    const [bubble] = mergedTimeline([message(1, { direction: 'in', kind: 'unsupported', receipt: 'sent' })], []);
    assert.deepEqual([bubble?.direction, bubble?.kind, bubble?.delivery], ['in', 'unsupported', 'delivered']);
  });
});

describe('what a message shows beside its text', () => {
  const item = message(1, { direction: 'in', kind: 'item', attachment: { title: 'Lamp' } });

  test('INBOX-7.7 is in its bubble, and a change of it is another bubble', () => {
    const before = mergedTimeline([item], []);
    assert.deepEqual(before[0]?.attachment, { title: 'Lamp' });
    assert.equal(mergedTimeline([structuredClone(item)], [], before), before);
    assert.notEqual(mergedTimeline([{ ...item, attachment: { title: 'Chair' } }], [], before)[0], before[0]);
  });
});

describe('what is not drawn again', () => {
  const messages = [message(1), message(2)];
  const entries = [entry('k1'), entry('k2')];
  const before = mergedTimeline(messages, entries);

  test('SEND-1.8 nothing, where everything says the same', () => {
    assert.equal(mergedTimeline(structuredClone(messages), [...entries], before), before);
  });

  test('SEND-1.8 all but the one bubble that says something else', () => {
    const after = mergedTimeline(messages, [entry('k1', { delivery: 'sending' }), entries[1]!], before);
    assert.deepEqual(after.map((bubble, i) => bubble === before[i]), [true, true, false, true]);
  });

  test('SEND-1.8 what was there when something comes before or behind it', () => {
    const after = mergedTimeline([message(0), ...messages, message(3)], entries, before);
    assert.deepEqual(before.map((bubble) => after.includes(bubble)), [true, true, true, true]);
  });

  test('SEND-1.8 but a thread that has lost its last bubble is another thread', () => {
    assert.deepEqual(ids(mergedTimeline(messages, [entries[0]!], before)), ['m1', 'm2', 'k1']);
  });

  for (const [what, change] of Object.entries({
    text: { text: 'other' },
    kind: { kind: 'image' },
    time: { at: 9 },
    receipt: { receipt: 'read' },
    direction: { direction: 'in', receipt: 'sent' },
  })) {
    test(`SEND-1.8 a bubble whose ${what} changed is another bubble`, () => {
      assert.notEqual(mergedTimeline([message(1, change), message(2)], entries, before)[0], before[0]);
    });
  }
});

describe('what is put together out of what has changed', () => {
  const all = Array.from({ length: 40 }, (_, i) => message(i + 1, i % 3 === 0 ? { key: `k${i}` } : { direction: 'in' }));
  const failed = entry('k90', { delivery: 'failed', afterPosition: 12 });
  const lane = [failed, entry('k91'), entry('k92', { delivery: 'failed', afterPosition: 5 })];
  const steps = {
    'a newer message': [[...all, message(41, { direction: 'in' })], lane],
    'older ones': [[message(-2, { direction: 'in' }), message(-1), ...all], lane],
    'a receipt in the middle': [all.with(3, message(4, { key: 'k3', receipt: 'read' })), lane],
    'an own one that has arrived': [[...all, message(41, { key: 'k91' })], lane],
    'one that is gone': [all.toSpliced(6, 1), lane],
    'another entry': [all, [...lane, entry('k93')]],
    'an entry that failed further down': [all, lane.with(0, { ...failed, afterPosition: 30 })],
    'one that was there before its entry': [all, [...lane, entry('k3', { delivery: 'unconfirmed' })]],
    'a blocked one': [all.with(39, message(40, { key: 'k39', receipt: 'blocked' })), lane],
    'everything at once': [[message(0), ...all.slice(0, 20), message(60, { key: 'k90' })], lane.slice(0, 2)],
    nothing: [[], []],
  } as const;

  for (const [what, [messages, entries]] of Object.entries(steps)) {
    test(`SEND-1.9 ${what}: says the same as if it were put together anew, there and back`, () => {
      const there = mergedTimeline(messages, entries, mergedTimeline(all, lane));
      assert.deepEqual(there, mergedTimeline(messages, entries));
      assert.deepEqual(mergedTimeline(all, lane, there), mergedTimeline(all, lane));
    });
  }

  test('SEND-1.9 a message more or a change in the outbox looks at nothing else', () => {
    let looks = 0;
    const watched = (of: (typeof all)[number]) => new Proxy(of, { get: (target, field) => (looks++, Reflect.get(target, field)) });
    const many = Array.from({ length: 2_000 }, (_, i) => watched(message(i + 1, { direction: 'in' })));
    const before = mergedTimeline(many, [entry('k1')]);
    looks = 0;
    const after = mergedTimeline([...many, watched(message(2_001, { direction: 'in' }))], [entry('k1')], before);
    mergedTimeline(many, [entry('k1', { delivery: 'sending' })], after);
    assert.ok(looks < 100, `${looks} looks`);
  });
});
