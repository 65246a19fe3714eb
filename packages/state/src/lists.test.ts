import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import type { SyncPage } from '@cs-inbox/protocol';
import { FakeWorld } from '../../../test/support/node/fake-world.ts';
import { sampleConversation } from '../../../test/support/node/sample-conversation.ts';
import { sampleMessage } from '../../../test/support/node/sample-message.ts';
import { sampleStore } from '../../../test/support/node/sample-store.ts';
import { createInbox } from './create-inbox.ts';

const said = (conversationId: string, at: number, text = 'hi') =>
  sampleMessage({ id: `${conversationId}-${at}`, conversationId, at, position: at, text, direction: 'in' });
const talk = (id: string, at: number, change = {}) => sampleConversation({ id, lastMessage: said(id, at), ...change });

function listed(page: Partial<SyncPage>) {
  const world = new FakeWorld();
  const inbox = createInbox(world.ports);
  inbox.start();
  world.open();
  world.bringUp({ stores: [sampleStore()], ...page });
  const ids = () => inbox.$conversations.get().map(({ conversation }) => conversation.id);
  const row = (id: string) => inbox.$conversations.get().find(({ conversation }) => conversation.id === id);
  return { world, inbox, ids, row };
}

describe('the list of conversations', () => {
  test('INBOX-2.1 has the newest activity first, of all stores, each once', () => {
    const { ids } = listed({ conversations: [talk('c1', 10), talk('c2', 30, { storeId: 's2' }), talk('c3', 20)] });
    assert.deepEqual(ids(), ['c2', 'c3', 'c1']);
  });

  test('INBOX-2.1 puts a conversation up when something comes', () => {
    const { ids, world } = listed({ conversations: [talk('c1', 10), talk('c2', 20)] });
    world.pass(4_000);
    world.page({ cursor: 'b', conversations: [talk('c1', 30)], messages: [said('c1', 30)] });
    assert.deepEqual(ids(), ['c1', 'c2']);
  });

  test('INBOX-2.1 puts a conversation up when the operator writes', () => {
    const { ids, inbox } = listed({ conversations: [talk('c1', 10), talk('c2', 20)] });
    inbox.send('c1', 'mine');
    assert.deepEqual(ids(), ['c1', 'c2']);
  });

  test('INBOX-2.1 has a fixed order where the activity is equally new', () => {
    const conversations = ['c3', 'c1', 'c2'].map((id) => sampleConversation({ id }));
    assert.deepEqual(listed({ conversations }).ids(), ['c1', 'c2', 'c3']);
  });

  test('INBOX-2.1 is not there before the first page is, and says so', () => {
    const world = new FakeWorld();
    const inbox = createInbox(world.ports);
    inbox.start();
    assert.equal(inbox.$loaded.get(), false);
    world.bringUp();
    assert.equal(inbox.$loaded.get(), true);
  });
});

describe('a row', () => {
  test('INBOX-2.2 names its store, its last text and its time', () => {
    const { row } = listed({ conversations: [talk('c1', 10)] });
    const { store, snippet, at } = row('c1')!;
    assert.deepEqual([store?.id, snippet, at], ['s1', { text: 'hi', direction: 'in' }, 10]);
  });

  test('INBOX-2.2 of a store that is not known is there all the same', () => {
    assert.equal(listed({ conversations: [talk('c1', 10, { storeId: 's9' })] }).row('c1')?.store, null);
  });

  test('INBOX-2.2 shows what the operator has just written as its last text', () => {
    const { row, inbox } = listed({ conversations: [talk('c1', 10)] });
    inbox.send('c1', 'mine');
    assert.deepEqual(row('c1')?.snippet, { text: 'mine', direction: 'out' });
  });

  test('INBOX-2.2 says what has not arrived, the worst first, and how many', () => {
    const { row, inbox, world } = listed({ conversations: [talk('c1', 10)] });
    assert.equal(row('c1')?.trouble, null);
    inbox.send('c1', 'one');
    world.store();
    world.sends.shift()?.answer({ kind: 'unknown', why: 'cut' });
    assert.deepEqual(row('c1')?.trouble, { delivery: 'unconfirmed', count: 1, cause: 'network', hold: null });
    world.setOnline(false);
    inbox.send('c1', 'two');
    inbox.send('c1', 'three');
    assert.deepEqual(row('c1')?.trouble, { delivery: 'unconfirmed', count: 1, cause: 'network', hold: null });
    inbox.send('c1', 'four');
    world.store();
    world.setOnline(true);
    world.pass(3_000);
    world.bringUp({ conversations: [talk('c1', 10)] });
    world.store();
    world.accept();
    assert.equal(row('c1')?.trouble, null);
  });

  test('INBOX-2.2 in trouble shows the newest text that is, and why, whatever came after it', () => {
    const { row, inbox, world } = listed({ conversations: [talk('c1', 10)] });
    inbox.send('c1', 'lost');
    inbox.send('c1', 'queued behind it');
    world.store();
    assert.equal(row('c1')?.snippet?.text, 'queued behind it');
    const failure = { cause: 'quota', class: 'business', retryable: true, retryAt: null, code: '', requestId: '', detail: '', words: [] } as const;
    world.sends.shift()?.answer({ kind: 'refused', failure });
    assert.deepEqual([row('c1')?.snippet?.text, row('c1')?.trouble], ['lost', { delivery: 'failed', count: 1, cause: 'quota', hold: null }]);
  });

  test('INBOX-2.2 counts all that waits', () => {
    const { row, inbox, world } = listed({ conversations: [talk('c1', 10)] });
    world.setOnline(false);
    for (const text of ['one', 'two']) inbox.send('c1', text);
    assert.deepEqual(row('c1')?.trouble, { delivery: 'waiting', count: 2, cause: 'network', hold: null });
  });

  test('INBOX-2.9 that says the same stays the same object when another changes', () => {
    const { row, world, inbox } = listed({ conversations: [talk('c1', 10), talk('c2', 20)] });
    const before = row('c2');
    world.pass(4_000);
    world.page({ cursor: 'b', conversations: [talk('c1', 30), talk('c2', 20)] });
    inbox.send('c1', 'mine');
    world.store();
    assert.equal(row('c2'), before);
  });

  test('INBOX-2.9 the whole list stays the same object where nothing is new', () => {
    const { inbox, world } = listed({ conversations: [talk('c1', 10), talk('c2', 20)] });
    const before = inbox.$conversations.get();
    let drawn = 0;
    inbox.$conversations.listen(() => drawn++);
    world.pass(4_000);
    world.page({ cursor: 'b' });
    world.pass(4_000);
    world.page({ cursor: 'c', conversations: [talk('c1', 10)] });
    assert.deepEqual([drawn, inbox.$conversations.get() === before], [0, true]);
  });
});

describe('the open conversation', () => {
  const opened = () => {
    const parts = listed({ conversations: [talk('c1', 10, { unread: 2 }), talk('c2', 20)] });
    parts.inbox.open('c1');
    return parts;
  };

  test('INBOX-3.8 shows that it is loading until its newest messages are here', () => {
    const { inbox, world } = opened();
    assert.deepEqual([inbox.$thread.get().loading, inbox.$thread.get().hasOlder], [true, false]);
    world.history({ messages: [said('c1', 10)], hasMore: true });
    assert.deepEqual([inbox.$thread.get().loading, inbox.$thread.get().hasOlder, inbox.$thread.get().bubbles.length], [false, true, 1]);
  });

  test('INBOX-3.8 loads older messages before it', () => {
    const { inbox, world } = opened();
    world.history({ messages: [said('c1', 10)], hasMore: true });
    inbox.loadOlder();
    assert.deepEqual(world.histories[0]?.asked, { conversationId: 'c1', before: 10 });
    world.history({ messages: [said('c1', 5, 'older')] });
    assert.deepEqual([inbox.$thread.get().bubbles.map(({ text }) => text), inbox.$thread.get().hasOlder], [['older', 'hi'], false]);
  });

  test('INBOX-3.8 asks again at the next page where its messages did not come', () => {
    const { world, inbox } = opened();
    world.histories.shift()?.answer({ ok: false, why: 'rejected' });
    world.pass(4_000);
    world.page({ cursor: 'b' });
    assert.equal(world.histories.length, 1);
    world.history({ messages: [said('c1', 10)] });
    assert.equal(inbox.$thread.get().loading, false);
  });

  test('INBOX-3.8 gives up after 30 s on messages that do not come, cancels, and asks again', () => {
    const { world } = opened();
    const [question] = world.histories;
    for (const cursor of ['b', 'c', 'd', 'e', 'f', 'g', 'h']) {
      world.pass(4_000);
      world.page({ cursor });
    }
    assert.deepEqual([question?.cancelled, world.histories.length], [false, 1]);
    world.pass(2_000);
    assert.equal(question?.cancelled, true);
    world.pass(2_000);
    world.page({ cursor: 'i' });
    assert.equal(world.histories.length, 2);
  });

  test('INBOX-2.3 markSeen() clears its count at once and tells the backend', () => {
    const { inbox, world, row } = opened();
    inbox.markSeen();
    assert.deepEqual([row('c1')?.conversation.unread, world.reads.map(({ asked }) => asked)], [0, [{ conversationId: 'c1', position: 10 }]]);
    inbox.markSeen();
    assert.equal(world.reads.length, 1);
  });

  test('INBOX-2.3 the backend is told again until it has heard of it', () => {
    const { inbox, world, row } = opened();
    inbox.markSeen();
    world.reads.shift()?.answer({ ok: false, why: 'rejected' });
    world.pass(4_000);
    world.page({ cursor: 'b', conversations: [talk('c1', 10, { unread: 2 })] });
    assert.deepEqual([row('c1')?.conversation.unread, world.reads.map(({ asked }) => asked)], [0, [{ conversationId: 'c1', position: 10 }]]);
    world.reads.shift()?.answer({ ok: true, value: null });
    world.pass(4_000);
    world.page({ cursor: 'c' });
    assert.equal(world.reads.length, 0);
  });

  test('INBOX-2.3 markSeen() means no conversation where none is open', () => {
    const { inbox, world } = opened();
    inbox.open(null);
    inbox.markSeen();
    assert.equal(world.reads.length, 0);
  });

  test('INBOX-2.2 is its row', () => {
    const { inbox, row } = opened();
    assert.equal(inbox.$selected.get(), row('c1'));
    inbox.open('c9');
    assert.equal(inbox.$selected.get(), null);
  });

  test('SEND-1.8 is not drawn again when another conversation changes', () => {
    const { inbox, world } = opened();
    world.history({ messages: [said('c1', 10)] });
    let drawn = 0;
    inbox.$thread.listen(() => drawn++);
    inbox.send('c2', 'elsewhere');
    world.store();
    world.accept();
    assert.equal(drawn, 0);
  });
});

test('INBOX-1.1 the stores stand by platform, then market, then name', () => {
  const store = (id: string, platform: string, market: string, name: string) => sampleStore({ id, platform, market, name });
  const { inbox } = listed({
    stores: [
      store('s1', 'zalora', 'MY', 'a'),
      store('s2', 'tiktok-shop', 'MY', 'a'),
      store('s3', 'shopee', 'TH', 'a'),
      store('s4', 'amazon', 'MY', 'a'),
      store('s5', 'shopee', 'MY', 'b'),
      store('s6', 'lazada', 'MY', 'a'),
      store('s7', 'shopee', 'MY', 'a'),
    ],
  });
  assert.deepEqual(inbox.$stores.get().map(({ id }) => id), ['s7', 's5', 's3', 's6', 's2', 's4', 's1']);
});
