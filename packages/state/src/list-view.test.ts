import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { sampleMessage } from '../../../test/support/node/sample-message.ts';
import { sampleRow } from '../../../test/support/node/sample-row.ts';
import { sampleStore } from '../../../test/support/node/sample-store.ts';
import type { ConversationRow } from './inbox.ts';
import { everything, type ListMaterial, ListView } from './list-view.ts';

const HOUR = 3_600_000;
const now = 100 * HOUR;
const trouble = (delivery: 'failed' | 'unconfirmed' | 'waiting', count = 1): ConversationRow['trouble'] => ({ delivery, count, cause: 'network', hold: null });
const named = (id: string, name: string, change: Parameters<typeof sampleRow>[1] = {}) => sampleRow(id, { ...change, conversation: { buyer: { id, name }, ...change.conversation } });

/** A list, asked with what stands in it by default. */
function listing(rows: readonly ConversationRow[]) {
  const view = new ListView();
  const base: ListMaterial = { rows, storeId: null, choice: everything, now, openId: null, hold: false, loaded: () => [] };
  const show = (change: Partial<ListMaterial> = {}) => view.show({ ...base, ...change });
  const ids = (change: Partial<ListMaterial> = {}) => show(change).rows.map(({ conversation }) => conversation.id);
  const found = (query: string, change: Partial<ListMaterial> = {}) => ids({ choice: { ...everything, query }, ...change });
  return { show, ids, found };
}

describe('filters', () => {
  const rows = [
    sampleRow('unread', { conversation: { unread: 3 } }),
    sampleRow('soon', { conversation: { replyDueAt: now + 3 * HOUR } }),
    sampleRow('later', { conversation: { replyDueAt: now + 3 * HOUR + 1 } }),
    sampleRow('over', { conversation: { replyDueAt: now - HOUR, unread: 1 } }),
    sampleRow('failed', { trouble: trouble('failed', 2) }),
    sampleRow('waiting', { trouble: trouble('waiting') }),
    sampleRow('unknown', { trouble: trouble('unconfirmed') }),
    sampleRow('first', { conversation: { priority: true } }),
  ];
  const lists = { all: rows.map(({ conversation }) => conversation.id), unread: ['unread', 'over'], 'due-soon': ['soon', 'over'], 'not-sent': ['failed'], waiting: ['waiting', 'unknown'], priority: ['first'] } as const;
  for (const [filter, expected] of Object.entries(lists)) {
    test(`INBOX-2.10 "${filter}" lists what it names`, () => {
      assert.deepEqual(listing(rows).ids({ choice: { ...everything, filter: filter as keyof typeof lists } }), expected);
    });
  }

  test('INBOX-2.10 unread and not sent count messages, as the rail does; the others count conversations', () => {
    assert.deepEqual(listing(rows).show().counts, { all: 8, unread: 4, 'due-soon': 2, 'not-sent': 2, waiting: 2, priority: 1 });
  });

  test('INBOX-2.10 what is due soon is counted anew when the time has come', () => {
    const { show } = listing(rows);
    assert.equal(show().counts['due-soon'], 2);
    assert.equal(show({ now: now + HOUR }).counts['due-soon'], 3);
  });

  test('INBOX-2.22 a store and a site narrow the list and the counts', () => {
    const [my, th] = [sampleStore({ id: 's1', market: 'MY' }), sampleStore({ id: 's2', market: 'TH' })];
    const { ids, show } = listing([
      sampleRow('a', { store: my, conversation: { unread: 1 } }),
      sampleRow('b', { store: th, conversation: { storeId: 's2', unread: 2 } }),
      sampleRow('c', { store: null, conversation: { storeId: 's3' } }),
    ]);
    assert.deepEqual(ids({ storeId: 's2' }), ['b']);
    assert.deepEqual(ids({ choice: { ...everything, market: 'MY' } }), ['a']);
    assert.equal(show({ choice: { ...everything, market: 'MY' } }).counts.unread, 1);
  });
});

describe('search', () => {
  const rows = [
    named('a', 'Trần Thị Hồng Nhung', { snippet: { text: 'Đơn hàng 4419 2087 3316', direction: 'in' } }),
    named('b', 'สุภาวดี วงศ์สวัสดิ์', { snippet: { text: 'ได้รับของแล้วแต่สีไม่ตรงกับที่สั่งค่ะ', direction: 'in' } }),
    named('c', '陈美玲', { store: sampleStore({ name: 'Aster Baby' }), snippet: { text: 'Lost', direction: 'out' }, conversation: { lastMessage: sampleMessage({ text: '请问发票' }) } }),
  ];
  const queries = { 'hong nhung': 'a', 'DON HANG': 'a', '2087-3316': 'a', 'nhung 4419': 'a', สีไม่ตรง: 'b', วงศ์: 'b', 美玲: 'c', '发票': 'c', 'aster baby': 'c', lost: 'c' };
  for (const [query, id] of Object.entries(queries)) {
    test(`INBOX-2.11 "${query}" finds the conversation`, () => assert.deepEqual(listing(rows).found(query), [id]));
  }

  test('INBOX-2.11 each word has to be somewhere; words of two conversations find none', () => {
    assert.deepEqual(listing(rows).found('nhung 美玲'), []);
  });

  test('INBOX-2.11 no word runs from one field into the next', () => {
    assert.deepEqual(listing([named('a', 'Bu', { store: sampleStore({ name: 'Di' }) })]).found('budi'), []);
  });

  test('INBOX-2.11 finds what is written in the messages that are here', () => {
    const loaded = (id: string) => (id === 'b' ? [sampleMessage({ text: 'the blue one' }), sampleMessage({ text: 'thanks' })] : []);
    assert.deepEqual(listing(rows).found('BLUE สุภาวดี', { loaded }), ['b']);
    assert.deepEqual(listing(rows).found('blue green', { loaded }), []);
  });

  test('INBOX-2.11 finds an order by its number, in the list and in the messages that are here', () => {
    const order = sampleMessage({ kind: 'order', text: '', attachment: { title: '2505 117 88', subtitle: null, imageUrl: null, imageWidth: null, imageHeight: null, linkUrl: null } });
    assert.deepEqual(listing([sampleRow('a'), sampleRow('b', { conversation: { lastMessage: order } })]).found('250511788'), ['b']);
    assert.deepEqual(listing(rows).found('2505-117', { loaded: (id) => (id === 'c' ? [order] : []) }), ['c']);
  });

  test('INBOX-2.11 blanks alone find everything, and a filter narrows what is found', () => {
    assert.deepEqual(listing(rows).found('  '), ['a', 'b', 'c']);
    assert.deepEqual(listing(rows).ids({ choice: { ...everything, query: 'nhung', filter: 'unread' } }), []);
  });

  test('INBOX-2.11 finds in a row what it says by now', () => {
    const { found } = listing(rows);
    assert.deepEqual(found('refund'), []);
    const changed = rows.map((row) => (row.conversation.id === 'b' ? { ...row, snippet: { text: 'Refund?', direction: 'in' as const } } : row));
    assert.deepEqual(found('refund', { rows: changed }), ['b']);
  });
});

describe('a person in the list', () => {
  const [a, b, c] = [sampleRow('a', { at: 3 }), sampleRow('b', { at: 2 }), sampleRow('c', { at: 1 })];

  test('INBOX-2.6 nothing moves, new rows and new activity are counted', () => {
    const { show, ids } = listing([a, b, c]);
    ids();
    const risen = sampleRow('c', { at: 4, conversation: { unread: 1 } });
    const rows = [sampleRow('d', { at: 5 }), risen, a, b];
    const { rows: held, held: count } = show({ rows, hold: true });
    assert.deepEqual(held.map(({ conversation }) => conversation.id), ['a', 'b', 'c']);
    assert.equal(held[2], risen);
    assert.equal(count, 2);
    assert.deepEqual(ids({ rows }), ['d', 'c', 'a', 'b']);
  });

  test('INBOX-2.6 a row that is gone goes', () => {
    const { ids } = listing([a, b, c]);
    ids();
    assert.deepEqual(ids({ rows: [a, c], hold: true }), ['a', 'c']);
  });

  test('INBOX-2.6 another filter, query or store lists at once', () => {
    const { ids } = listing([a, b, c]);
    ids({ hold: true });
    assert.deepEqual(ids({ hold: true, storeId: 'other' }), []);
    assert.deepEqual(ids({ hold: true, choice: { ...everything, filter: 'unread' } }), []);
  });

  test('INBOX-2.19 what is open stays where it is though it does not pass the filter any more, until another is open', () => {
    const choice = { ...everything, filter: 'unread' } as const;
    const unread = sampleRow('b', { at: 2, conversation: { unread: 1 } });
    const { ids } = listing([a, unread, c]);
    assert.deepEqual(ids({ choice }), ['b']);
    assert.deepEqual(ids({ choice, rows: [a, b, c], openId: 'b' }), ['b']);
    assert.deepEqual(ids({ choice, rows: [a, b, c], openId: 'a' }), []);
    assert.deepEqual(ids({ rows: [a, b, c], openId: 'a' }), ['a', 'b', 'c']);
    assert.deepEqual(ids({ choice, rows: [a, b, c], openId: 'a' }), []);
  });

  test('INBOX-2.9 where nothing has changed the list is the same object', () => {
    const { show } = listing([a, b, c]);
    const choice = { ...everything, filter: 'all' } as const;
    const before = show({ choice });
    assert.equal(show({ choice, now: now + 1 }), before);
    assert.equal(show({ choice, hold: true }).rows, show({ choice, hold: true, rows: [a, b, c] }).rows);
  });
});
