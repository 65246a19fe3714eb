import assert from 'node:assert/strict';
import test from 'node:test';
import type { Conversation } from '@cs-inbox/protocol';
import { withChanges } from '../../core/src/sync/layered-map.ts';
import { sampleConversation } from '../../../test/support/node/sample-conversation.ts';
import { sampleEntry } from '../../../test/support/node/sample-entry.ts';
import { sampleMessage } from '../../../test/support/node/sample-message.ts';
import { sampleStore } from '../../../test/support/node/sample-store.ts';
import type { ConversationRow } from './inbox.ts';
import { RowList } from './row-list.ts';

type Lanes = Parameters<RowList['next']>[1];
const noLanes: Lanes = new Map();
const stores = new Map([['s1', sampleStore()]]);
const talk = (id: string, at: number): Conversation => sampleConversation({ id, lastMessage: sampleMessage({ id: `${id}-${at}`, conversationId: id, at }) });
const told = (count: number) => new Map(Array.from({ length: count }, (_, i) => [`c${i}`, talk(`c${i}`, 1_000_000 - i * 10)]));
const laneOf = (id: string, key: string): Lanes => new Map([[id, { entries: [sampleEntry({ key, conversationId: id, createdAt: 2_000_000 })], flight: null, storing: [] }]]);
const ids = (rows: readonly ConversationRow[]) => rows.map(({ conversation }) => conversation.id);

/** What stands in the list by what it is defined to be. */
function expected(conversations: ReadonlyMap<string, Conversation>): string[] {
  const at = ({ lastMessage }: Conversation) => lastMessage?.at ?? 0;
  return [...conversations.values()].sort((a, b) => at(b) - at(a) || (a.id < b.id ? -1 : 1)).map(({ id }) => id);
}

test('INBOX-2.21 one change makes one row, which finds its place; the others stay the same objects', () => {
  const list = new RowList();
  const before = told(500);
  const rows = list.next({ conversations: before, stores }, noLanes);
  assert.deepEqual(ids(rows), expected(before));
  const after = new Map(before).set('c300', talk('c300', 2_000_000));
  const next = list.next({ conversations: after, stores }, noLanes);
  assert.deepEqual(ids(next), expected(after));
  assert.equal(next.filter((row) => !rows.includes(row)).length, 1);
});

test('INBOX-2.21 many changes, new and gone conversations among them, leave the order right', () => {
  const list = new RowList();
  let conversations = told(400);
  list.next({ conversations, stores }, noLanes);
  for (let step = 0; step < 200; step += 1) {
    conversations = new Map(conversations);
    for (let i = 0; i <= step % 7; i += 1) {
      const id = `c${(step * 37 + i * 101) % 460}`;
      if (step % 5 === 4) conversations.delete(id);
      else conversations.set(id, talk(id, 900_000 + ((step * 7_919 + i * 13) % 200_000)));
    }
    assert.deepEqual(ids(list.next({ conversations, stores }, noLanes)), expected(conversations), `step ${step}`);
  }
});

test('INBOX-2.21 of a large table that tells what has changed in it, no change is overlooked', () => {
  const list = new RowList();
  let conversations: ReadonlyMap<string, Conversation> = told(1_300);
  for (let step = 0; step < 120; step += 1) {
    const changed = [(step * 37) % 1_400, (step * 101) % 1_400].map((n) => talk(`c${n}`, 900_000 + ((step * 7_919) % 200_000) + n));
    const { size } = conversations;
    conversations = withChanges(conversations, changed.map((one) => [one.id, one]));
    assert.ok(conversations.size >= size);
    // Now and then the list is asked only after some more have changed.
    if (step % 3 !== 1) assert.deepEqual(ids(list.next({ conversations, stores }, noLanes)), expected(conversations), `step ${step}`);
  }
});

test('INBOX-2.21 a full list in another order changes nothing where it says the same', () => {
  const list = new RowList();
  const conversations = told(50);
  const rows = list.next({ conversations, stores }, noLanes);
  assert.equal(list.next({ conversations: new Map([...conversations].reverse()), stores }, noLanes), rows);
});

test('INBOX-2.21 what the outbox holds comes up, and goes back when it is gone', () => {
  const list = new RowList();
  const conversations = told(100);
  const rows = list.next({ conversations, stores }, noLanes);
  assert.equal(list.next({ conversations, stores }, laneOf('c50', 'k'))[0]?.conversation.id, 'c50');
  assert.deepEqual(ids(list.next({ conversations, stores }, noLanes)), ids(rows));
});

test('INBOX-2.21 a conversation that only the outbox knows stands there, the same object while nothing of it changes, until the backend tells of it', () => {
  const list = new RowList();
  const lanes = laneOf('stranger', 'k');
  const conversations = told(20);
  const first = list.next({ conversations, stores }, lanes)[0];
  assert.equal(first?.conversation.id, 'stranger');
  const others = new Map(conversations).set('c3', talk('c3', 5));
  assert.equal(list.next({ conversations: others, stores }, lanes)[0], first);
  const known = new Map(others).set('stranger', talk('stranger', 7));
  const rows = list.next({ conversations: known, stores }, lanes);
  assert.equal(rows.length, 21);
  assert.equal(rows[0]?.conversation, known.get('stranger'));
  assert.equal(list.next({ conversations: others, stores }, noLanes).length, 20);
});

test('INBOX-2.21 a store that changes changes the rows of its own only', () => {
  const list = new RowList();
  const conversations = told(10).set('x', { ...talk('x', 3), storeId: 's2' });
  const both = new Map([...stores, ['s2', sampleStore({ id: 's2' })]]);
  const rows = list.next({ conversations, stores: both }, noLanes);
  const next = list.next({ conversations, stores: new Map(both).set('s2', sampleStore({ id: 's2', name: 'Renamed' })) }, noLanes);
  assert.deepEqual(next.filter((row, i) => row !== rows[i]).map(({ store }) => store?.name), ['Renamed']);
});
