import assert from 'node:assert/strict';
import test from 'node:test';
import { parse } from './parse.ts';
import { HistoryPage, ServerEvent, SyncPage } from './sync.ts';

const page = { account: 'mei', epoch: 'e1', mode: 'full', cursor: 'cur', hasMore: false, stores: [], conversations: [], messages: [] };
const message = { id: 'm1', conversationId: 'c1', key: null, direction: 'in', kind: 'text', text: 'hi', position: 3, at: 5, receipt: 'delivered' };
const store = { id: 's1', name: 'Store', platform: 'shopee', market: 'MY', login: 'expired', textLengthMax: 500 };

test('SYNC-6.1 a page is taken as it is', () => {
  assert.deepEqual(parse(SyncPage, { ...page, messages: [message] }), { ok: true, value: { ...page, messages: [message] } });
});

test('SYNC-6.1 a page without one of its fields is none', () => {
  for (const field of Object.keys(page)) assert.equal(parse(SyncPage, { ...page, [field]: undefined }).ok, false, field);
});

test('SYNC-6.1 one row that does not fit refuses the whole page, and is named', () => {
  const parsed = parse(SyncPage, { ...page, messages: [message, { ...message, position: 'last' }] });
  assert.match(parsed.ok ? 'taken' : parsed.why, /^messages\.1\.position: /u);
});

test('SYNC-6.3 a page is full or incremental and nothing else', () => {
  assert.equal(parse(SyncPage, { ...page, mode: 'incremental' }).ok, true);
  assert.equal(parse(SyncPage, { ...page, mode: 'partial' }).ok, false);
});

test('EMBED-2.5 a page holds at most 10,000 rows of each kind', () => {
  const rows = Array.from({ length: 10_000 }, (_, i) => ({ ...message, id: `m${i}` }));
  assert.equal(parse(SyncPage, { ...page, messages: rows }).ok, true);
  assert.equal(parse(SyncPage, { ...page, messages: [...rows, message] }).ok, false);
});

test('INBOX-3.1 a stretch of a thread names its conversation', () => {
  const history = { account: 'mei', conversationId: 'c1', messages: [message], hasMore: true };
  assert.deepEqual(parse(HistoryPage, history), { ok: true, value: history });
  for (const field of Object.keys(history)) assert.equal(parse(HistoryPage, { ...history, [field]: undefined }).ok, false, field);
});

test('EMBED-2.2 an event of a known type is taken with its payload', () => {
  for (const event of [
    { type: 'message', cursor: 'c', sequence: 1, message },
    { type: 'store', cursor: 'c', sequence: 0, store },
  ]) {
    assert.deepEqual(parse(ServerEvent, event), { ok: true, value: event });
  }
});

test('EMBED-2.2 an event of a type that we do not know is passed over, and its cursor kept', () => {
  assert.deepEqual(parse(ServerEvent, { type: 'fireworks', cursor: 'c9', sequence: 4, rockets: 3 }), {
    ok: true,
    value: { type: 'unknown', cursor: 'c9', sequence: 4 },
  });
});

test('EMBED-2.2 a malformed event of a known type is not taken for one that we do not know', () => {
  for (const event of [
    { type: 'message', cursor: 'c', sequence: 1 },
    { type: 'message', cursor: 'c', sequence: 1, message: { ...message, position: -1 } },
    { type: 'conversation', cursor: 'c', sequence: 1, conversation: {} },
    { type: 'store', cursor: 'c', sequence: 1, store: { ...store, market: 'x' } },
  ]) {
    assert.equal(parse(ServerEvent, event).ok, false);
  }
});

test('EMBED-2.2 an event without a cursor or a sequence is none, whatever its type', () => {
  for (const type of ['message', 'fireworks']) {
    assert.equal(parse(ServerEvent, { type, cursor: 'c', message }).ok, false);
    assert.equal(parse(ServerEvent, { type, sequence: 1, message }).ok, false);
    assert.equal(parse(ServerEvent, { type, cursor: 'c', sequence: -1, message }).ok, false);
  }
});
