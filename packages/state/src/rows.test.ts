import assert from 'node:assert/strict';
import test from 'node:test';
import { sampleEntry } from '../../../test/support/node/sample-entry.ts';
import { backRow, draftRow, draftRowKey, outRow, outRowKey, pausedRow, placeRow, readRows } from './rows.ts';

test('SEND-2.3 entries and drafts come back out of their rows', () => {
  const entry = sampleEntry({ key: 'out:k' });
  const back = { conversationId: 'draft:c', key: 'back:k', text: 'taken back', replaces: 'k0' };
  assert.deepEqual(readRows(structuredClone([outRow(entry), draftRow('draft:c', { text: 'text', replaces: null }), backRow(back), pausedRow(new Set(['s1']), new Map([['s1', 3]])), placeRow('place:c', { position: 7, seq: 9 }), placeRow('a', { position: 7, seq: 8 })])), {
    outbox: { entries: [entry], paused: new Set(['s1']), pauses: new Map([['s1', 3]]), arrived: new Map(), places: new Map([['a', { v: 1, position: 7, seq: 8 }], ['place:c', { v: 1, position: 7, seq: 9 }]]) },
    drafts: new Map([['draft:c', { text: 'text', replaces: null }]]),
    backs: [back],
    quarantined: [],
  });
});

test('SEND-2.8 the rows of a message and of its draft never share a key', () => {
  assert.notEqual(outRowKey('x'), draftRowKey('x'));
});

test('SEND-2.7 a row under the key of another is set aside: to delete the one would not delete the other', () => {
  const { outbox, quarantined } = readRows([{ ...outRow(sampleEntry({ key: 'k1' })), key: 'out:k2' }]);
  assert.deepEqual([outbox.entries, quarantined], [[], [{ key: 'out:k2', why: 'row of another key' }]]);
});

test('SEND-2.7 each row that cannot be read says which it is and why', () => {
  const rows = [
    { key: 'out:a', value: null },
    { key: 'out:b', value: { v: 2 } },
    { key: 'draft:c', value: { v: 1, text: 7 } },
    { key: 'draft:d', value: 'text' },
    { key: 'back:e', value: { v: 1, text: 'of no conversation' } },
    { key: 'back:f', value: { v: 1, conversationId: 'c1' } },
    { key: 'place:g', value: { v: 1, position: 1.5, seq: 1 } },
  ];
  assert.deepEqual(readRows(rows).quarantined, [
    { key: 'out:a', why: 'not an object' },
    { key: 'out:b', why: 'version 2, this page reads up to 1' },
    { key: 'draft:c', why: 'not a draft' },
    { key: 'draft:d', why: 'not a draft' },
    { key: 'back:e', why: 'not a text' },
    { key: 'back:f', why: 'not a text' },
    { key: 'place:g', why: 'not a place' },
  ]);
});
