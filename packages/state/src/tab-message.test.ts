import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import type { OutboxWish, StoreGate } from '@cs-inbox/core';
import { sampleEntry } from '../../../test/support/node/sample-entry.ts';
import { sampleFailure } from '../../../test/support/node/sample-failure.ts';
import { sampleMessage } from '../../../test/support/node/sample-message.ts';
import { fromWire, type TabMessage, toWire } from './tab-message.ts';

const place = { conversationId: 'c1', key: 'k1' };
const planned = { trigger: 'manual', by: 'Mei Lin', reason: '', failure: null } as const;
const gate: StoreGate = { cause: 'throttled', until: 5, first: 'k1' };
const told = { type: 'told', epoch: 7, whole: true, entries: [sampleEntry({ failure: sampleFailure('throttled'), planned })], gone: [place], gates: new Map([['s1', gate], ['__proto__', { ...gate, until: null, first: null }]]) } as const;

/** One of each kind. */
const messages = {
  hello: { type: 'hello' },
  stored: { type: 'stored' },
  ask: { type: 'ask' },
  here: { type: 'here', rows: 1, epoch: 7 },
  wiped: { type: 'wiped' },
  withdrawn: { type: 'withdrawn', entry: sampleEntry() },
  told,
  confirmed: { type: 'confirmed', message: sampleMessage({ key: 'k1' }) },
  wish: { type: 'wish', wish: { type: 'retry', ...place, planned } },
} as const satisfies Record<TabMessage['type'], TabMessage>;

const wishes = {
  retry: { type: 'retry', ...place, planned },
  'retry-all': { type: 'retry-all', items: [place, { conversationId: 'c2', key: 'k2' }], planned: { ...planned, trigger: 'bulk' } },
  'stop-retries': { type: 'stop-retries', items: [place, { conversationId: 'c2', key: 'k2' }] },
  check: { type: 'check', ...place },
  'stop-waiting': { type: 'stop-waiting', ...place },
  discard: { type: 'discard', ...place },
  withdraw: { type: 'withdraw', ...place, edit: true },
  'send-anyway': { type: 'send-anyway', ...place },
  'send-again': { type: 'send-again', ...place, planned },
  pause: { type: 'pause', storeId: 's1', paused: false },
  returned: { type: 'returned' },
} as const satisfies Record<OutboxWish['type'], OutboxWish>;

/** On the wire, with one thing changed. */
const changed = (message: TabMessage, change: Record<string, unknown>) => fromWire({ ...(toWire(message) as object), ...change });

describe('what tabs tell each other', () => {
  for (const [type, message] of Object.entries(messages)) {
    test(`SEND-8.6 ${type} comes as it was sent`, () => {
      assert.deepEqual(fromWire(structuredClone(toWire(message))), message);
    });

    const isForEver = ['hello', 'stored', 'ask', 'here', 'wiped'].includes(type);
    test(`${isForEver ? 'SEND-8.25' : 'SEND-8.10'} ${type} of another version is ${isForEver ? 'understood all the same' : 'not heard'}`, () => {
      for (const v of [0, 2]) assert.deepEqual(changed(message, { v }), isForEver ? message : null);
      for (const v of ['1', null, undefined]) assert.equal(changed(message, { v }), null);
    });
  }

  for (const [type, wish] of Object.entries(wishes)) {
    test(`SEND-8.4 the wish ${type} comes as it was said`, () => {
      assert.deepEqual(fromWire(structuredClone(toWire({ type: 'wish', wish }))), { type: 'wish', wish });
    });
  }
});

describe('nonsense', () => {
  test('SEND-8.10 that is no message is not heard', () => {
    for (const heard of [null, undefined, 0, '', 'hello', [], {}, { v: 1 }, { v: 1, type: 'toString' }, { v: 1, type: null }]) assert.equal(fromWire(heard), null);
  });

  test('SEND-8.10 in what is told: all of it is passed over, for half of it would be wrong', () => {
    const bad: readonly Record<string, unknown>[] = [
      { whole: 1 },
      { entries: null },
      { entries: [{ text: 'half' }] },
      { entries: [...told.entries, null] },
      { gone: [{ key: 'k1' }] },
      { gone: [null] },
      { gone: 'k1' },
      { gates: [['s1']] },
      { gates: [['s1', { ...gate, cause: 'weather' }]] },
      { gates: [['s1', { ...gate, until: 'soon' }]] },
      { gates: [['s1', { ...gate, first: 1 }]] },
      { gates: [[1, gate]] },
      { gates: {} },
    ];
    for (const change of bad) assert.equal(changed(told, change), null, JSON.stringify(change));
  });

  test('SEND-8.10 in the word of the tab that sends, and in a message that was taken back', () => {
    for (const change of [{ rows: '1' }, { epoch: null }]) assert.equal(changed(messages.here, change), null);
    assert.equal(changed(messages.withdrawn, { entry: { text: 'half' } }), null);
    for (const epoch of [undefined, 'x', null]) assert.equal((changed(told, { epoch }) as typeof told | null)?.epoch, null);
  });

  test('SEND-8.10 in a confirmed message or in a wish', () => {
    for (const message of [null, {}, { ...messages.confirmed.message, position: 'first' }]) assert.equal(changed(messages.confirmed, { message }), null);
    for (const wish of [null, {}, { type: 'accept' }, { type: 'toString' }, { type: 'discard' }, { type: 'discard', key: 'k1' }, { type: 'retry', ...place }, { type: 'retry', ...place, planned: { trigger: 'manual' } }, { type: 'retry-all', items: place, planned }, { type: 'retry-all', items: [place, {}], planned }, { type: 'retry-all', items: [place] }, { type: 'send-again', ...place }, { type: 'withdraw', ...place }, { type: 'pause', storeId: 's1' }, { type: 'pause', paused: true }]) {
      assert.equal(changed(messages.wish, { wish }), null, JSON.stringify(wish));
    }
  });
});
