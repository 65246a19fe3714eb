import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import type { HistoryPage, Message, SyncPage } from '@cs-inbox/protocol';
import { sampleConversation } from '../../../../test/support/node/sample-conversation.ts';
import { sampleMessage } from '../../../../test/support/node/sample-message.ts';
import { samplePage } from '../../../../test/support/node/sample-page.ts';
import { sampleStore } from '../../../../test/support/node/sample-store.ts';
import { applyHistory, applyMessage, applyRun, applySeen } from './apply.ts';
import { emptyTables, type Tables } from './tables.ts';

const at = (position: number, change: Partial<Message> = {}) => sampleMessage({ id: `m${position}`, position, ...change });
const stretch = (positions: readonly number[], hasMore = true): HistoryPage => ({
  account: 'mei',
  conversationId: 'c1',
  messages: positions.map((position) => at(position)),
  hasMore,
});
const positions = (tables: Tables, id = 'c1') => (tables.messages.get(id) ?? []).map(({ position }) => position);
const receipt = (tables: Tables) => tables.messages.get('c1')?.[0]?.receipt;

const applyPage = (tables: Tables, page: SyncPage) => applyRun(tables, [page]);

const known = applyPage(
  emptyTables,
  samplePage({
    mode: 'full',
    stores: [sampleStore(), sampleStore({ id: 's2' })],
    conversations: [sampleConversation({ lastMessage: at(1) }), sampleConversation({ id: 'c2' })],
    messages: [at(1)],
  }),
);

describe('an incremental page', () => {
  test('SYNC-6.1 adds to what is known, with its cursor and epoch', () => {
    const next = applyPage(known, samplePage({ cursor: 'cur-2', conversations: [sampleConversation({ id: 'c3' })], messages: [at(2)] }));
    assert.deepEqual([...next.conversations.keys()], ['c1', 'c2', 'c3']);
    assert.deepEqual([positions(next), next.cursor, next.epoch], [[1, 2], 'cur-2', 'e1']);
  });

  test('SYNC-6.1 replaces the row that it names and no other', () => {
    const next = applyPage(known, samplePage({ conversations: [sampleConversation({ unread: 5 })] }));
    assert.equal(next.conversations.get('c1')?.unread, 5);
    assert.equal(next.conversations.get('c2'), known.conversations.get('c2'));
  });

  test('INBOX-2.9 rows that say the same as before stay the same objects', () => {
    const page = structuredClone(samplePage({ stores: [...known.stores.values()], conversations: [...known.conversations.values()], messages: [at(1)] }));
    const next = applyPage(known, page);
    for (const [id, conversation] of known.conversations) assert.equal(next.conversations.get(id), conversation);
    for (const [id, store] of known.stores) assert.equal(next.stores.get(id), store);
    assert.equal(next.messages.get('c1'), known.messages.get('c1'));
  });

  test('INBOX-2.9 a page of nothing leaves every table as it is', () => {
    const next = applyPage(known, samplePage({ cursor: 'cur-2' }));
    assert.deepEqual(
      [next.stores, next.conversations, next.messages].map((table, i) => table === [known.stores, known.conversations, known.messages][i]),
      [true, true, true],
    );
  });

  test('SYNC-6.1 ids that look like names of JavaScript are ids', () => {
    const next = applyPage(known, samplePage({ conversations: [sampleConversation({ id: '__proto__' }), sampleConversation({ id: 'constructor' })] }));
    assert.deepEqual([...next.conversations.keys()], ['c1', 'c2', '__proto__', 'constructor']);
  });
});

describe('a full page', () => {
  test('SYNC-6.3 replaces the list: what is not in it any more is gone', () => {
    const next = applyPage(known, samplePage({ mode: 'full', conversations: [sampleConversation({ id: 'c2' })], stores: [sampleStore({ id: 's2' })] }));
    assert.deepEqual([[...next.conversations.keys()], [...next.stores.keys()]], [['c2'], ['s2']]);
  });

  test('INBOX-2.9 keeps the identity of what it says again', () => {
    const next = applyPage(known, structuredClone(samplePage({ mode: 'full', conversations: [known.conversations.get('c2')!] })));
    assert.equal(next.conversations.get('c2'), known.conversations.get('c2'));
  });

  test('SYNC-6.3 keeps the messages of the same epoch readable, and asks for the newest stretch again', () => {
    const loaded = applyHistory(known, stretch([1, 2], false), true);
    const next = applyPage(loaded, samplePage({ mode: 'full' }));
    assert.deepEqual([positions(next), next.loaded.has('c1'), next.complete.has('c1')], [[1, 2], false, false]);
  });

  test('SYNC-6.3 what it kept of a thread goes once the newest stretch is there: between them, and before it, something may be missing', () => {
    const full = applyPage(applyHistory(known, stretch([1, 2], false), true), samplePage({ mode: 'full' }));
    const news = applyPage(full, samplePage({ messages: [at(36)] }));
    assert.deepEqual(positions(news), [1, 2, 36]);
    assert.deepEqual(positions(applyHistory(news, stretch([36, 37]), true)), [36, 37]);
  });

  test('SYNC-6.3 what it kept of a thread stays where the newest stretch goes on from it, and is loaded anew below that', () => {
    const full = applyPage(applyHistory(known, stretch([1, 2, 3, 4], false), true), samplePage({ mode: 'full' }));
    const newest = applyHistory(full, stretch([3, 4, 5]), true);
    assert.deepEqual([positions(newest), newest.wholeFrom.get('c1'), newest.complete.has('c1')], [[1, 2, 3, 4, 5], 3, false]);
    const older = applyHistory(newest, { ...stretch([2], true), messages: [at(2, { receipt: 'read' })] }, false);
    assert.deepEqual([older.wholeFrom.get('c1'), older.messages.get('c1')?.[1]?.receipt], [2, 'read']);
  });

  test('SYNC-6.3 of another epoch keeps nothing', () => {
    const next = applyPage(known, samplePage({ mode: 'full', epoch: 'e2' }));
    assert.deepEqual([next.messages.size, next.epoch], [0, 'e2']);
  });

  test('SYNC-6.3 that comes half-way through a run starts afresh there', () => {
    const turned = applyRun(known, [
      samplePage({ conversations: [sampleConversation({ id: 'c7' })], messages: [at(2)] }),
      samplePage({ mode: 'full', conversations: [sampleConversation({ id: 'c8' })] }),
      samplePage({ mode: 'full', conversations: [sampleConversation({ id: 'c9' })] }),
    ]);
    assert.deepEqual([[...turned.conversations.keys()], turned.stores.size, positions(turned)], [['c8', 'c9'], 0, [1, 2]]);
    const other = applyRun(known, [samplePage({ messages: [at(2)] }), samplePage({ mode: 'full', epoch: 'e2' })]);
    assert.deepEqual([other.epoch, other.messages.size, other.conversations.size], ['e2', 0, 0]);
  });

  test('SYNC-6.1 that follows another of its run adds to it', () => {
    const first = samplePage({ mode: 'full', conversations: [sampleConversation({ id: 'c8' })] });
    const second = applyRun(known, [first, samplePage({ mode: 'full', conversations: [sampleConversation({ id: 'c9' })] })]);
    assert.deepEqual([...second.conversations.keys()], ['c8', 'c9']);
  });
});

describe('messages', () => {
  test('SYNC-6.1 stand by position, in whatever order they come', () => {
    const next = applyPage(emptyTables, samplePage({ messages: [at(5), at(2), at(9)] }));
    assert.deepEqual(positions(applyPage(next, samplePage({ messages: [at(7), at(1)] }))), [1, 2, 5, 7, 9]);
  });

  test('SYNC-6.1 stand in their own conversations', () => {
    const next = applyPage(emptyTables, samplePage({ messages: [at(1), at(2, { conversationId: 'c2' }), at(3)] }));
    assert.deepEqual([positions(next), positions(next, 'c2')], [[1, 3], [2]]);
  });

  test('SYNC-6.2 that come twice are there once', () => {
    const next = applyPage(known, samplePage({ messages: [at(1), at(1)] }));
    assert.equal(next.messages.get('c1'), known.messages.get('c1'));
  });

  test('SYNC-6.2 receipts climb', () => {
    let tables = known;
    for (const step of ['delivered', 'read'] as const) {
      tables = applyMessage(tables, at(1, { receipt: step }));
      assert.equal(receipt(tables), step);
    }
  });

  test('SYNC-6.2 a receipt never falls, whatever comes late', () => {
    for (const top of ['read', 'blocked'] as const) {
      const tables = applyMessage(known, at(1, { receipt: top }));
      for (const late of ['sent', 'delivered', 'read', 'blocked'] as const) assert.equal(receipt(applyMessage(tables, at(1, { receipt: late }))), top);
    }
  });

  test('SEND-3.3 an own one that comes back under another id is the same, whichever id comes last', () => {
    const taken = applyPage(known, samplePage({ messages: [at(2, { id: 'local', key: 'k1' })] }));
    const carried = applyPage(taken, samplePage({ messages: [at(3, { id: 'platform', key: 'k1', receipt: 'delivered' })] }));
    assert.deepEqual(carried.messages.get('c1')?.map(({ id }) => id), ['m1', 'platform']);
    const again = applyMessage(carried, at(2, { id: 'local', key: 'k1' }));
    assert.equal(again.messages.get('c1')?.filter(({ key }) => key === 'k1').length, 1);
  });

  test('SEND-3.3 those of a buyer, those of other keys and those of other conversations stay as many as they are', () => {
    const messages = [at(2, { key: 'k1' }), at(3, { key: 'k2' }), at(4), at(5), at(6, { key: 'k1', direction: 'in' })];
    const tables = applyPage(applyPage(known, samplePage({ messages })), samplePage({ messages: [at(7, { key: 'k1', conversationId: 'c2' })] }));
    assert.deepEqual([positions(tables), positions(tables, 'c2')], [[1, 2, 3, 4, 5, 6], [7]]);
  });

  test('SYNC-6.2 nor where only the row of its conversation has said so: neither in the thread nor in the row', () => {
    const read = applyPage(emptyTables, samplePage({ mode: 'full', conversations: [sampleConversation({ lastMessage: at(1, { receipt: 'read' }) })] }));
    const late = at(1, { receipt: 'delivered' });
    const after = {
      event: applyMessage(read, late),
      history: applyHistory(read, { ...stretch([]), messages: [late] }, true),
      page: applyPage(read, samplePage({ conversations: [sampleConversation({ lastMessage: late })], messages: [late] })),
    };
    for (const [what, tables] of Object.entries(after)) assert.deepEqual([what, receipt(tables), tables.conversations.get('c1')?.lastMessage?.receipt], [what, 'read', 'read']);
  });

  test('SYNC-6.2 late news keep the receipt and change the rest', () => {
    const tables = applyMessage(known, at(1, { receipt: 'read' }));
    const next = applyMessage(tables, at(1, { receipt: 'sent', text: 'corrected' }));
    assert.deepEqual([receipt(next), next.messages.get('c1')?.[0]?.text], ['read', 'corrected']);
  });

  test('INBOX-2.2 an older message does not become the newest of its row', () => {
    const next = applyMessage(applyMessage(known, at(9)), at(4));
    assert.equal(next.conversations.get('c1')?.lastMessage?.position, 9);
    assert.deepEqual(positions(next), [1, 4, 9]);
  });

  test('INBOX-2.1 a message of a conversation that is not known makes no row', () => {
    const next = applyMessage(known, at(1, { conversationId: 'c9' }));
    assert.equal(next.conversations, known.conversations);
  });
});

describe('a stretch of a thread', () => {
  test('INBOX-3.8 that is the newest and reaches what is known joins it', () => {
    const next = applyHistory(applyHistory(emptyTables, stretch([1, 2, 3]), true), stretch([3, 4, 5]), true);
    assert.deepEqual(positions(next), [1, 2, 3, 4, 5]);
  });

  test('INBOX-3.8 that is the newest and does not reach it drops what lies behind the hole', () => {
    const old = applyHistory(emptyTables, stretch([1, 2, 3], false), true);
    assert.equal(old.complete.has('c1'), true);
    const next = applyHistory(old, stretch([7, 8]), true);
    assert.deepEqual([positions(next), next.complete.has('c1'), next.loaded.has('c1')], [[7, 8], false, true]);
  });

  test('INBOX-3.8 that is the newest keeps what came after it was asked for', () => {
    const news = applyPage(emptyTables, samplePage({ messages: [at(2), at(9)] }));
    assert.deepEqual(positions(applyHistory(news, stretch([7, 8]), true)), [7, 8, 9]);
  });

  test('INBOX-3.8 that is older drops nothing', () => {
    const next = applyHistory(applyHistory(emptyTables, stretch([7, 8]), true), stretch([1, 2], false), false);
    assert.deepEqual([positions(next), next.complete.has('c1')], [[1, 2, 7, 8], true]);
  });

  test('INBOX-3.8 that is older does not say that the newest is here', () => {
    const next = applyHistory(emptyTables, stretch([1, 2], false), false);
    assert.deepEqual([next.loaded.has('c1'), next.complete.has('c1')], [false, true]);
  });

  test('INBOX-3.8 of nothing says that all is here', () => {
    const next = applyHistory(emptyTables, stretch([], false), true);
    assert.deepEqual([next.loaded.has('c1'), next.complete.has('c1'), positions(next)], [true, true, []]);
  });

  test('INBOX-2.9 leaves the other threads alone', () => {
    const before = applyPage(emptyTables, samplePage({ messages: [at(1, { conversationId: 'c2' })] }));
    assert.equal(applyHistory(before, stretch([7]), true).messages.get('c2'), before.messages.get('c2'));
  });
});

describe('what was seen', () => {
  const counted = applyPage(known, samplePage({ conversations: [sampleConversation({ unread: 2, lastMessage: at(4) }), sampleConversation({ id: 'c2', unread: 1 })] }));

  test('INBOX-2.3 clears the count of its conversation only', () => {
    const next = applySeen(counted, new Map([['c1', 4]]));
    assert.equal(next.conversations.get('c1')?.unread, 0);
    assert.equal(next.conversations.get('c2'), counted.conversations.get('c2'));
  });

  test('INBOX-2.3 up to an older message leaves the count of what came since', () => {
    assert.equal(applySeen(counted, new Map([['c1', 3]])), counted);
    assert.equal(applySeen(counted, new Map([['c1', 5]])).conversations.get('c1')?.unread, 0);
  });

  test('INBOX-2.3 of a conversation without messages is its beginning', () => {
    assert.equal(applySeen(counted, new Map([['c2', 0]])).conversations.get('c2')?.unread, 0);
  });

  test('INBOX-2.9 changes nothing where nothing was unread or nothing is known', () => {
    assert.equal(applySeen(known, new Map([['c1', 9], ['c9', 9]])), known);
    assert.equal(applySeen(counted, new Map()), counted);
  });
});
