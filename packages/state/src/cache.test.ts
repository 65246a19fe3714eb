import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { buyerSays, cachedDisk, canDo, pageOver, START, talk, written } from '../../../test/support/node/cached-disk.ts';
import { FakeDisk } from '../../../test/support/node/fake-disk.ts';
import { FakeWorld } from '../../../test/support/node/fake-world.ts';
import { sampleConversation } from '../../../test/support/node/sample-conversation.ts';
import { sampleStore } from '../../../test/support/node/sample-store.ts';
import { createInbox } from './create-inbox.ts';

describe('at the next start', () => {
  test('SYNC-5.1 the list and the thread that was open last are shown before the backend has answered', () => {
    const { inbox, listed, texts, world } = pageOver(cachedDisk());
    assert.deepEqual([listed(), inbox.$selected.get()?.conversation.id, texts(), inbox.$loaded.get()], [['c2', 'c1'], 'c1', ['text m1', 'text m2'], true]);
    assert.equal(world.capabilities.length, 1);
  });

  test('SYNC-5.1 what has changed is asked for from the cursor that was written with it', () => {
    const { world, listed, texts } = pageOver(cachedDisk());
    canDo(world);
    assert.equal(world.syncs[0]?.asked, 'cur-1');
    const next = buyerSays('m4', 4);
    world.page({ cursor: 'cur-2', messages: [next], conversations: [talk('c1', next)] });
    assert.deepEqual([listed(), texts(), world.histories.length], [['c1', 'c2'], ['text m1', 'text m2', 'text m4'], 0]);
  });

  test('SYNC-5.1 the outbox does not wait for it', () => {
    const world = new FakeWorld({ disk: cachedDisk() });
    const { load } = world.ports.storage;
    let answerCache = () => {};
    const storage: typeof world.ports.storage = {
      ...world.ports.storage,
      load: (answer, part) => (part === 'cache' ? load((rows) => (answerCache = () => answer(rows)), part) : load(answer)),
    };
    const inbox = createInbox({ ...world.ports, storage });
    inbox.start();
    world.open();
    assert.deepEqual([inbox.$ready.get(), inbox.$loaded.get()], [true, false]);
    answerCache();
    assert.equal(inbox.$loaded.get(), true);
  });

  test('SYNC-5.1 a conversation that a person has opened meanwhile stays open', () => {
    const world = new FakeWorld({ disk: cachedDisk() });
    const inbox = createInbox(world.ports);
    inbox.start();
    inbox.open('c2');
    world.open();
    assert.equal(inbox.$selected.get()?.conversation.id, 'c2');
  });

  test('SYNC-5.2 says since when it is not up to date', () => {
    const { inbox } = pageOver(cachedDisk(), {}, START + 3_600_000);
    assert.equal(inbox.$sync.get().freshAt, START);
  });

  test('SYNC-5.3 a thread that does not reach up to its conversation is shown, and its newest stretch asked for', () => {
    const disk = cachedDisk();
    const newer = buyerSays('m9', 9);
    disk.cache.set('conv:c1', talk('c1', newer));
    const { world, texts, inbox } = pageOver(disk);
    assert.deepEqual([texts(), world.histories.map(({ asked }) => asked)], [['text m1', 'text m2'], [{ conversationId: 'c1', before: null }]]);
    world.history({ messages: [buyerSays('m8', 8), newer], hasMore: true });
    assert.deepEqual([texts(), inbox.$thread.get().hasOlder], [['text m8', 'text m9'], true]);
  });

  test('SYNC-5.3 a thread that was loaded before a full answer is asked for anew', () => {
    const disk = cachedDisk();
    const first = pageOver(disk);
    const last = buyerSays('m2', 2);
    first.inbox.open(null);
    first.world.bringUp({ stores: [sampleStore()], conversations: [talk('c1', last)], cursor: 'cur-9' });
    written(first.world);
    first.inbox.stop();
    const { inbox, world, texts } = pageOver(disk);
    inbox.open('c1');
    assert.deepEqual([texts(), world.histories.length], [['text m1', 'text m2'], 1]);
  });

  test('SYNC-5.3 one that was asked for again after that is whole, also where it says the same as before', () => {
    const disk = cachedDisk();
    const first = pageOver(disk);
    const last = buyerSays('m2', 2);
    first.world.bringUp({ stores: [sampleStore()], conversations: [talk('c1', last)], cursor: 'cur-9' });
    first.world.history({ messages: [buyerSays('m1', 1), last] });
    written(first.world);
    first.inbox.stop();
    const { world, texts } = pageOver(disk);
    assert.deepEqual([texts(), world.histories.length], [['text m1', 'text m2'], 0]);
  });
});

describe('what is written', () => {
  test('SYNC-5.4 cursor and rows go to the disk in one piece, at most once a second, and only what has changed', () => {
    const disk = cachedDisk();
    const { world } = pageOver(disk);
    world.bringUp({ mode: 'incremental', cursor: 'cur-1' });
    written(world);
    const next = buyerSays('m4', 4);
    for (const cursor of ['cur-2', 'cur-3']) {
      world.pass(4_000);
      world.page({ cursor, messages: [next], conversations: [talk('c1', next)] });
    }
    const [commit, ...more] = world.cacheCommits;
    assert.deepEqual(more, []);
    assert.deepEqual([commit?.asked.puts.map(({ key }) => key), commit?.asked.deletes, commit?.asked.relaxed], [['conv:c1', 'thread:c1', 'cur'], [], true]);
    world.pass(999);
    world.store();
    assert.equal((disk.cache.get('cur') as { cursor: string }).cursor, 'cur-2');
    written(world);
    assert.equal((disk.cache.get('cur') as { cursor: string }).cursor, 'cur-3');
  });

  test('SYNC-5.4 nothing is written while nothing changes', () => {
    const { world } = pageOver(cachedDisk());
    world.bringUp({ mode: 'incremental' });
    written(world);
    for (let i = 0; i < 10; i++) {
      world.pass(4_000);
      world.page();
    }
    assert.deepEqual([world.cacheCommits.length, world.commits.length], [0, 0]);
  });

  test('SYNC-5.4 a disk that dies between two commits leaves what the backend is asked for again', () => {
    const disk = cachedDisk();
    const before = structuredClone([...disk.cache]);
    const { world } = pageOver(disk);
    const next = buyerSays('m4', 4);
    world.bringUp({ mode: 'incremental', cursor: 'cur-2', messages: [next], conversations: [talk('c1', next)] });
    world.pass(999);
    assert.deepEqual([...disk.cache], before);
  });

  test('SYNC-5.5 what a full answer does not name is gone from the disk', () => {
    const disk = cachedDisk();
    const { world } = pageOver(disk);
    world.bringUp({ stores: [sampleStore()], conversations: [talk('c2', buyerSays('m3', 3, { conversationId: 'c2' }))], cursor: 'cur-7' });
    written(world);
    assert.deepEqual([...disk.cache.keys()].toSorted(), ['conv:c2', 'cur', 'store:s1']);
  });

  test('SYNC-5.5 of another epoch nothing stays', () => {
    const disk = cachedDisk();
    const { world } = pageOver(disk);
    world.bringUp({ epoch: 'e2', stores: [sampleStore()], conversations: [sampleConversation({ id: 'c1' })], cursor: 'new-1' });
    written(world);
    assert.deepEqual([...disk.cache.keys()].toSorted(), ['conv:c1', 'cur', 'store:s1']);
    assert.deepEqual([pageOver(disk).listed(), pageOver(disk).texts()], [['c1'], []]);
  });

  test('SYNC-5.6 the outbox goes first: nothing of it waits behind the cache', () => {
    const disk = cachedDisk();
    const { world, inbox } = pageOver(disk);
    world.bringUp({ mode: 'incremental', cursor: 'cur-2' });
    inbox.send('c1', 'hello');
    world.pass(5_000);
    assert.deepEqual([world.commits.length, world.cacheCommits.length], [1, 0]);
    world.store();
    written(world);
    assert.equal((disk.cache.get('cur') as { cursor: string }).cursor, 'cur-2');
  });

  test('SYNC-5.6 what was seen and the backend has not heard of is unread at the next start until it is asked', () => {
    const disk = new FakeDisk();
    const first = pageOver(disk);
    const last = buyerSays('m1', 1);
    first.world.bringUp({ conversations: [{ ...talk('c1', last), unread: 2 }] });
    first.inbox.open('c1');
    first.inbox.markSeen();
    written(first.world);
    first.inbox.stop();
    const { world } = pageOver(disk);
    canDo(world);
    assert.equal(world.syncs[0]?.asked, null);
  });

  test('SYNC-5.4 a page that is hidden writes what rests at once', () => {
    const disk = cachedDisk();
    const { world } = pageOver(disk);
    world.bringUp({ mode: 'incremental', cursor: 'cur-2' });
    world.live('hidden');
    world.store();
    assert.equal((disk.cache.get('cur') as { cursor: string }).cursor, 'cur-2');
  });

  test('SYNC-5.21 a page that goes to sleep begins to write nothing of it', () => {
    const disk = cachedDisk();
    const { world } = pageOver(disk);
    world.bringUp({ mode: 'incremental', cursor: 'cur-2' });
    world.live('sleeping');
    assert.equal(world.cacheCommits.length, 0);
    world.store();
    assert.equal((disk.cache.get('cur') as { cursor: string }).cursor, 'cur-1');
  });
});

describe('a cache that cannot be read', () => {
  for (const [what, key, value] of [
    ['a conversation that is none', 'conv:c1', { id: 'c1' }],
    ['a row under another key', 'conv:c2', { id: 'c1' }],
    ['a thread with half a message', 'thread:c1', { messages: [{ id: 'm1' }], complete: true, wholeFrom: 0, loaded: 1 }],
    ['a thread in disorder', 'thread:c1', { messages: [buyerSays('m2', 2), buyerSays('m1', 1)], complete: true, wholeFrom: 0, loaded: 1 }],
    ['a cursor of another version', 'cur', { v: 2, epoch: 'e1', cursor: 'cur-1' }],
    ['a cursor that says nothing', 'cur', null],
  ] as const) {
    test(`SYNC-5.11 (${what}) is passed over whole, and neither counted nor deleted before there is a better one`, () => {
      const disk = cachedDisk();
      disk.cache.set(key, value);
      const { world, inbox } = pageOver(disk);
      assert.deepEqual([inbox.$loaded.get(), inbox.$quarantined.get(), inbox.$ready.get()], [false, 0, true]);
      world.pass(3_000);
      world.store();
      assert.deepEqual(disk.cache.get(key), value);
      world.bringUp({ conversations: [sampleConversation({ id: 'c7' })], cursor: 'cur-5' });
      written(world);
      assert.deepEqual([...disk.cache.keys()].toSorted(), ['conv:c7', 'cur']);
      assert.deepEqual(pageOver(disk).listed(), ['c7']);
    });
  }
});

describe('signing out', () => {
  test('SYNC-5.12 leaves nothing of it', () => {
    const disk = cachedDisk();
    const { world, inbox } = pageOver(disk);
    world.bringUp({ mode: 'incremental', cursor: 'cur-2' });
    inbox.wipe();
    world.store();
    world.pass(60_000);
    world.store();
    assert.deepEqual([[...disk.cache.keys()], inbox.$conversations.get(), pageOver(disk).listed()], [[], [], []]);
  });
});

describe('a panel that is restarted', () => {
  test('SYNC-5.1 goes on with what was there, and writes on', () => {
    const disk = cachedDisk();
    const { world, inbox } = pageOver(disk);
    world.bringUp({ mode: 'incremental', cursor: 'cur-2' });
    const next = inbox.restarted();
    next.start();
    world.open();
    assert.deepEqual([next.$loaded.get(), next.$sync.get().freshAt], [true, START]);
    world.bringUp({ mode: 'incremental', cursor: 'cur-3' });
    written(world);
    assert.equal((disk.cache.get('cur') as { cursor: string }).cursor, 'cur-3');
  });
});
