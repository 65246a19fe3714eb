import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import type { SyncPage } from '@cs-inbox/protocol';
import { pageOver } from '../../../test/support/node/cached-disk.ts';
import { FakeBrowser, type FakePage } from '../../../test/support/node/fake-browser.ts';
import { sampleConversation } from '../../../test/support/node/sample-conversation.ts';
import { sampleFailure } from '../../../test/support/node/sample-failure.ts';
import { sampleMessage } from '../../../test/support/node/sample-message.ts';
import { sampleStore } from '../../../test/support/node/sample-store.ts';

/** Tabs of one browser over a backend that streams; the first one asks for all. */
function tabs(...names: string[]) {
  const browser = new FakeBrowser({ stream: 'sse' });
  const pages = names.map((name) => browser.open(name)) as [FakePage, FakePage, ...FakePage[]];
  return { browser, pages, one: pages[0], other: pages[1] };
}

const streams = ({ world }: FakePage) => world.streams.filter(({ cancelled }) => !cancelled);
const listed = ({ inbox }: FakePage) => inbox.$conversations.get().map(({ conversation, snippet }) => `${conversation.id} ${snippet?.text ?? ''}`);
const talk = (id: string, text: string, position: number) => sampleConversation({ id, lastMessage: sampleMessage({ id: `m-${text}`, conversationId: id, direction: 'in', text, position, at: 1_780_000_000_000 + position }) });
const asked = ({ world }: FakePage) => world.syncs.filter(({ cancelled }) => !cancelled).length;

/** The backend tells the tab that asks for all. */
function tell(browser: FakeBrowser, page: FakePage, news: Partial<SyncPage>): void {
  page.inbox.refresh();
  const questions = page.world.syncs.splice(0).filter(({ cancelled }) => !cancelled);
  for (const { answer } of questions) answer({ ok: true, value: { account: 'mei', epoch: 'e1', mode: 'incremental', cursor: 'cur-1', hasMore: false, stores: [], conversations: [], messages: [], ...news } });
  browser.settle();
}

describe('a tab that follows and finds no room on the disk', () => {
  test('SYNC-5.10 gives the text back at once where a later one of its conversation may leave before it', () => {
    const { browser, one, other } = tabs('a', 'b');
    tell(browser, one, { cursor: 'cur-1' });
    for (const text of ['first', 'second']) other.inbox.send('c1', text);
    other.world.commits.shift()?.answer({ ok: false, why: 'quota' });
    browser.settle();
    browser.live(2);
    assert.deepEqual([other.inbox.$returned.get()?.text, one.world.sends.map(({ asked: { text } }) => text)], ['first', ['second']]);
  });
});

describe('tabs of one browser', () => {
  test('SYNC-7.1 have one stream, however many there are, and ask nothing beside it', () => {
    const { browser, pages } = tabs('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
    assert.deepEqual(pages.map((page) => streams(page).length), [1, 0, 0, 0, 0, 0, 0, 0]);
    browser.live(1);
    streams(pages[0])[0]?.answer({ type: 'open' });
    for (const { world } of pages) world.syncs.splice(0);
    for (let i = 0; i < 3; i++) {
      browser.live(14);
      streams(pages[0])[0]?.answer({ type: 'alive' });
      browser.settle();
    }
    assert.deepEqual(pages.map(asked), [0, 0, 0, 0, 0, 0, 0, 0]);
    assert.deepEqual(pages.map(({ inbox }) => inbox.$connection.get().state), pages.map(() => 'live'));
  });

  test('SYNC-7.2 show what the stream brings in one of them', () => {
    const { browser, one, other } = tabs('a', 'b');
    const [stream] = streams(one);
    stream?.answer({ type: 'open' });
    tell(browser, one, { cursor: 'cur-1' });
    stream?.answer({ type: 'event', event: { type: 'conversation', cursor: 'cur-2', sequence: 1, conversation: talk('c3', 'new', 1) } });
    tell(browser, one, { cursor: 'cur-2', conversations: [talk('c3', 'new', 1)] });
    stream?.answer({ type: 'event', event: { type: 'conversation', cursor: 'cur-3', sequence: 2, conversation: talk('c3', 'newer', 2) } });
    browser.settle();
    assert.deepEqual([listed(one)[0], listed(other), asked(one), asked(other)], ['c3 newer', listed(one), 0, 0]);
  });

  test('SYNC-7.2 show what an answer brings to one of them', () => {
    const { browser, one, other } = tabs('a', 'b');
    tell(browser, one, { cursor: 'cur-2', conversations: [talk('c1', 'news', 4)] });
    assert.deepEqual([listed(other), listed(other)[0]], [listed(one), 'c1 news']);
  });

  test('SYNC-7.3 one that has missed a word asks the backend itself', () => {
    const { browser, one, other } = tabs('a', 'b');
    browser.live(4);
    const { deliver } = browser.tabs;
    browser.tabs.deliver = (port) => {
      if (port === other.tabs) browser.tabs.lose(port);
      return deliver.call(browser.tabs, port);
    };
    tell(browser, one, { cursor: 'cur-2', conversations: [talk('c1', 'lost', 4)] });
    browser.tabs.deliver = deliver;
    tell(browser, one, { cursor: 'cur-3', conversations: [talk('c2', 'heard', 5)] });
    browser.live(3);
    assert.deepEqual(other.world.syncs.map((question) => question.asked), ['cur-1']);
    other.world.page({ cursor: 'cur-3', conversations: [talk('c1', 'lost', 4), talk('c2', 'heard', 5)] });
    assert.deepEqual(listed(other), ['c2 heard', 'c1 lost']);
  });

  test('SYNC-7.3 a word that comes twice or late changes nothing', () => {
    const { browser, one, other } = tabs('a', 'b');
    const words: unknown[] = [];
    const end = other.tabs.subscribe((message) => words.push(message));
    tell(browser, one, { cursor: 'cur-2', conversations: [talk('c1', 'first', 4)] });
    end();
    const stranger = browser.tabs.open();
    for (const cursor of ['cur-2', 'cur-3']) tell(browser, one, { cursor, conversations: [talk('c1', cursor, 5)] });
    browser.live(4);
    other.world.syncs.splice(0);
    const before = listed(other);
    for (const word of [...words, ...words]) stranger.post(word);
    browser.live(8);
    assert.deepEqual([before[0], listed(other), asked(other) <= 1], ['c1 cur-3', before, true]);
    other.world.page({ cursor: 'cur-3' });
    assert.deepEqual(listed(other), before);
  });

  test('SYNC-7.3 nonsense is not heard', () => {
    const { browser, one, other } = tabs('a', 'b');
    const stranger = browser.tabs.open();
    const before = [listed(other), other.inbox.$sync.get()];
    const connection = { state: 'offline', since: 1 };
    const standing = { connection, rung: 'incremental', failures: 0, why: '', askAt: null, triedByHand: false, freshAt: null, cursor: null };
    const words = [
      { type: 'synced', epoch: 9e15, from: null, pages: [{ mode: 'full' }] },
      { type: 'synced', epoch: 9e15, from: 7, pages: [] },
      { type: 'synced', from: null, pages: [] },
      { type: 'standing', epoch: 9e15, standing: { ...standing, connection: { state: 'toString' } } },
      { type: 'standing', epoch: 9e15, standing: { ...standing, rung: 'up' } },
      { type: 'standing', epoch: 9e15, standing: { ...standing, askAt: 'soon' } },
      { type: 'standing', epoch: 9e15 },
      { type: 'thread', cursor: null, page: {} },
    ];
    for (const word of words) stranger.post({ ...word, v: 1 });
    stranger.post({ type: 'synced', epoch: 1, from: 'cur-1', pages: [], v: 2 });
    browser.settle();
    assert.deepEqual([[listed(other), other.inbox.$sync.get()], streams(one).length, browser.tabs.grant()], [before, 1, false]);
  });

  test('SYNC-7.3 what a former one says of how it stands is not heard', () => {
    const { browser, one, other } = tabs('a', 'b');
    browser.live(1);
    const { connection } = one.inbox.$sync.get();
    const standing = { connection, rung: 'manual', failures: 9, why: 'old', askAt: null, triedByHand: true, freshAt: null, cursor: 'cur-1' };
    browser.tabs.open().post({ v: 1, type: 'standing', epoch: 0, standing });
    browser.settle();
    assert.deepEqual([other.inbox.$sync.get().rung, other.inbox.$sync.get().why], ['incremental', '']);
  });

  test('SYNC-7.4 a full answer replaces the list in all of them, and on the disk', () => {
    const { browser, one, other } = tabs('a', 'b');
    browser.live(2);
    tell(browser, one, { mode: 'full', cursor: 'cur-9', stores: [sampleStore()], conversations: [talk('c2', 'left', 1)] });
    browser.live(2);
    assert.deepEqual([listed(one), listed(other)], [['c2 left'], ['c2 left']]);
    assert.deepEqual([...browser.disk.cache.keys()].filter((key) => key.startsWith('conv:')), ['conv:c2']);
  });

  test('SYNC-7.5 how the backend is reached is told alike in all of them', () => {
    const { browser, one, other } = tabs('a', 'b');
    for (let i = 0; i < 3; i++) {
      one.inbox.refresh();
      one.world.syncs.splice(0).forEach(({ answer }) => answer({ ok: false, why: 'rejected' }));
      browser.settle();
    }
    const { failures, why, retryAt } = one.inbox.$sync.get();
    assert.deepEqual([failures, why, other.inbox.$sync.get().retryAt, other.inbox.$trouble.get()], [3, 'rejected', retryAt, 'rejected']);
  });

  test('SYNC-7.6 "Retry" in any of them is done by it, and by the one that asks for all', () => {
    const { browser, one, other } = tabs('a', 'b');
    browser.live(1);
    for (const { world } of [one, other]) world.syncs.splice(0);
    other.inbox.retrySync();
    browser.settle();
    assert.deepEqual([one, other].map(({ world }) => world.syncs.map((question) => question.asked)), [[null], [null]]);
  });

  test('SYNC-7.7 a thread that any of them has loaded is on the disk', () => {
    const { browser, one, other } = tabs('a', 'b');
    const last = sampleMessage({ id: 'm7', conversationId: 'c2', position: 7 });
    tell(browser, one, { cursor: 'cur-2', conversations: [sampleConversation({ id: 'c2', lastMessage: last })] });
    other.inbox.open('c2');
    other.world.history({ messages: [last] });
    browser.live(2);
    const row = browser.disk.cache.get('thread:c2') as { readonly messages: readonly { readonly id: string }[] } | undefined;
    assert.deepEqual(row?.messages.map(({ id }) => id), ['m7']);
  });
});

describe('the tab that asks for all goes', () => {
  for (const how of ['close', 'kill'] as const) {
    test(`SYNC-7.8 ${how}: the next one opens the stream where the list stands, and writes the disk`, () => {
      const { browser, one, other } = tabs('a', 'b');
      tell(browser, one, { cursor: 'cur-2', conversations: [talk('c1', 'kept', 4)] });
      browser.live(2);
      browser[how](one);
      browser.live(1);
      other.world.page({ cursor: 'cur-2' });
      browser.live(1);
      assert.deepEqual([streams(other).map((stream) => stream.asked), browser.disk.cache.has('conv:c2')], [['cur-2'], true]);
      tell(browser, other, { cursor: 'cur-3', conversations: [talk('c2', 'after', 5)] });
      browser.live(2);
      assert.deepEqual([listed(other), (browser.disk.cache.get('cur') as { cursor: string }).cursor], [['c2 after', 'c1 kept'], 'cur-3']);
    });
  }

  test('SYNC-7.8 what the former one had loaded of threads stays on the disk', () => {
    const { browser, one, other } = tabs('a', 'b');
    const conversation = talk('c2', 'long ago', 7);
    tell(browser, one, { cursor: 'cur-2', conversations: [conversation] });
    one.inbox.open('c2');
    one.world.history({ messages: conversation.lastMessage === null ? [] : [conversation.lastMessage] });
    browser.live(2);
    browser.kill(one);
    browser.live(1);
    tell(browser, other, { cursor: 'cur-3', conversations: [talk('c1', 'new', 8)] });
    browser.live(2);
    browser.kill(other);
    const next = browser.open('c');
    next.inbox.open('c2');
    assert.deepEqual(next.shown(), ['long ago: delivered']);
  });

  test('SYNC-7.8 but is asked for anew, for it may have missed something; what comes of it by the way takes nothing away', () => {
    const { browser, one, other } = tabs('a', 'b');
    const messages = ['first', 'second'].map((text, i) => sampleMessage({ id: text, conversationId: 'c2', direction: 'in', text, position: 7 + i }));
    tell(browser, one, { cursor: 'cur-2', conversations: [sampleConversation({ id: 'c2', lastMessage: messages[1] ?? null })] });
    one.inbox.open('c2');
    one.world.history({ messages });
    browser.live(2);
    browser.kill(one);
    tell(browser, other, { cursor: 'cur-3', conversations: [talk('c1', 'new', 9)] });
    browser.live(4);
    for (const [i, cursor] of ['cur-4', 'cur-5'].entries()) {
      tell(browser, other, { cursor, messages: [sampleMessage({ id: 'third', conversationId: 'c2', position: 9 + i, text: 'third' })] });
      browser.live(2);
    }
    browser.kill(other);
    const next = browser.open('c');
    next.world.histories.splice(0);
    next.inbox.open('c2');
    assert.deepEqual([next.shown().slice(0, 2), next.world.histories.length], [['first: delivered', 'second: delivered'], 1]);
  });

  test('SYNC-5.3 what the former one had loaded counts as whole no more once a full answer has come', () => {
    const { browser, one, other } = tabs('a', 'b');
    const last = sampleMessage({ id: 'm7', conversationId: 'c2', direction: 'out', text: 'kept', position: 7, receipt: 'sent' });
    const conversations = [sampleConversation({ id: 'c2', lastMessage: last })];
    tell(browser, one, { cursor: 'cur-2', conversations });
    one.inbox.open('c2');
    one.world.history({ messages: [last] });
    browser.live(2);
    browser.kill(one);
    browser.settle();
    tell(browser, other, { mode: 'full', cursor: 'cur-3', stores: [sampleStore()], conversations: [sampleConversation({ id: 'c2', lastMessage: { ...last, receipt: 'read' } })] });
    browser.live(2);
    const next = pageOver(browser.disk);
    next.inbox.open('c2');
    assert.deepEqual([next.texts(), next.world.histories.length], [['kept'], 1]);
  });

  test('SYNC-7.9 stands still: after a while it is asked, and another one takes its place with the stream', () => {
    const { browser, one, other } = tabs('a', 'b');
    browser.live(2);
    browser.freeze(one);
    browser.live(44);
    assert.equal(streams(other).length, 0);
    browser.live(30);
    tell(browser, other, { cursor: 'cur-2', conversations: [talk('c1', 'meanwhile', 4)] });
    browser.live(2);
    assert.deepEqual([streams(other).length, listed(other)[0]], [1, 'c1 meanwhile']);
    browser.thaw(one);
    browser.live(2);
    assert.deepEqual([streams(one).length, streams(other).length], [0, 1]);
    assert.equal((browser.disk.cache.get('cur') as { cursor: string }).cursor, 'cur-2');
  });

  test('SYNC-7.9 stands still also while a message waits for tomorrow', () => {
    const { browser, one, other } = tabs('a', 'b');
    one.inbox.send('c1', 'hello');
    browser.settle();
    one.world.sends.shift()?.answer({ kind: 'refused', failure: sampleFailure('throttled', { retryAt: one.world.now + 86_400_000 }) });
    browser.live(2);
    browser.freeze(one);
    browser.live(75);
    tell(browser, other, { cursor: 'cur-2' });
    browser.live(2);
    assert.deepEqual([streams(other).length, other.world.sends.length], [1, 0]);
  });

  test('SYNC-7.9 is put to sleep: its stream is closed at once', () => {
    const { browser, one, other } = tabs('a', 'b');
    browser.live(1);
    one.world.live('sleeping');
    browser.freeze(one);
    browser.live(1);
    other.world.page({ cursor: 'cur-1' });
    browser.live(1);
    assert.deepEqual([streams(one).length, streams(other).length], [0, 1]);
  });

  test('SYNC-7.10 a former one that runs again writes nothing over the work of the next', () => {
    const { browser, one, other } = tabs('a', 'b');
    browser.tabs.tellsRobbed = false;
    tell(browser, one, { cursor: 'cur-2' });
    one.inbox.refresh();
    one.world.page({ cursor: 'cur-old', conversations: [talk('c1', 'old', 2)] });
    browser.freeze(one);
    browser.live(80);
    tell(browser, other, { cursor: 'cur-5', conversations: [talk('c1', 'new', 9)] });
    browser.live(2);
    browser.thaw(one);
    browser.live(3);
    assert.deepEqual([(browser.disk.cache.get('cur') as { cursor: string }).cursor, streams(one).length], ['cur-5', 0]);
  });
});

describe('a tab without a disk among others', () => {
  test('SYNC-7.11 asks for itself, and opens no stream', () => {
    const browser = new FakeBrowser({ stream: 'sse' });
    const one = browser.open('a');
    one.world.kind = 'memory';
    const next = one.inbox.restarted();
    next.start();
    browser.settle();
    one.world.bringUp({ conversations: [sampleConversation()] }, { stream: 'sse' });
    browser.settle();
    one.world.pass(4_000);
    assert.deepEqual([asked(one), streams(one).length], [1, 0]);
  });
});
