import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { buyerSays, cachedDisk, canDo, pageOver, START, talk, written } from '../../../test/support/node/cached-disk.ts';
import { FakeDisk } from '../../../test/support/node/fake-disk.ts';
import { sampleConversation } from '../../../test/support/node/sample-conversation.ts';

const DAY_MS = 86_400_000;

describe('its bounds', () => {
  const many = (count: number, textLength: number) => Array.from({ length: count }, (_, i) => buyerSays(`m${i}`, i, { conversationId: `t${i}`, text: 'x'.repeat(textLength) }));
  const sizeOf = (disk: FakeDisk) => [...disk.cache].reduce((sum, [key, value]) => sum + key.length + JSON.stringify(value).length, 0);
  const threads = (disk: FakeDisk) => [...disk.cache.keys()].filter((key) => key.startsWith('thread:'));

  test('SYNC-5.7 stay under so many bytes: the threads go first that have been silent longest', () => {
    const disk = new FakeDisk();
    const options = { cacheBytesMax: 30_000 };
    const { world } = pageOver(disk, options);
    const messages = many(20, 1_000);
    world.bringUp({ messages, conversations: messages.map((message) => talk(message.conversationId, buyerSays(message.id, message.position))) });
    written(world);
    const left = threads(disk);
    assert.ok(sizeOf(disk) <= 30_000 && left.length > 5 && left.length < 20, `${sizeOf(disk)} in ${left.length}`);
    assert.deepEqual(left.toSorted(), messages.slice(-left.length).map(({ conversationId }) => `thread:${conversationId}`).toSorted());
    assert.equal(pageOver(disk, options).listed().length, 20);
  });

  test('SYNC-5.7 stay under 5 MB where the host says nothing', () => {
    const disk = new FakeDisk();
    const { world } = pageOver(disk);
    const messages = many(400, 18_000);
    world.bringUp({ messages, conversations: messages.map((message) => talk(message.conversationId, buyerSays(message.id, message.position))) });
    written(world);
    assert.ok(sizeOf(disk) <= 5 * 1024 * 1024 && sizeOf(disk) > 4 * 1024 * 1024, `${sizeOf(disk)}`);
    const next = buyerSays('new', 1_000, { conversationId: 't0', text: 'x'.repeat(18_000) });
    for (let i = 0; i < 40; i++) {
      world.pass(4_000);
      const message = { ...next, id: `n${i}`, conversationId: `t${i}`, position: 1_000 + i, at: START + 1_000 + i };
      world.page({ cursor: `n${i}`, messages: [message], conversations: [talk(`t${i}`, buyerSays(`n${i}`, 1_000 + i))] });
      written(world);
      assert.ok(sizeOf(disk) <= 5 * 1024 * 1024);
    }
  });

  test('SYNC-5.7 then conversations: the rest is shown at the next start, and everything is asked for', () => {
    const disk = new FakeDisk();
    const options = { cacheBytesMax: 3_000 };
    const first = pageOver(disk, options);
    first.world.bringUp({ conversations: many(20, 10).map((message) => talk(message.conversationId, message)) });
    written(first.world);
    assert.ok(sizeOf(disk) <= 3_000);
    first.inbox.stop();
    const { world, listed } = pageOver(disk, options);
    assert.ok(listed().length > 0 && listed().length < 20);
    assert.equal(listed()[0], 't19');
    canDo(world);
    assert.equal(world.syncs[0]?.asked, null);
  });

  test('SYNC-5.7 a list of which a row was lost is shown, and everything is asked for', () => {
    const disk = cachedDisk();
    disk.cache.delete('conv:c2');
    const { world, listed, inbox } = pageOver(disk);
    assert.deepEqual(listed(), ['c1']);
    inbox.open(null);
    written(world);
    inbox.stop();
    const next = pageOver(disk);
    canDo(next.world);
    assert.equal(next.world.syncs[0]?.asked, null);
  });

  test('SYNC-5.8 a list of over 7 days ago is not shown, and is written anew', () => {
    const disk = cachedDisk();
    const { world, inbox } = pageOver(disk, {}, START + 7 * DAY_MS + 2_000);
    assert.equal(inbox.$loaded.get(), false);
    world.bringUp({ conversations: [sampleConversation({ id: 'c1' })], cursor: 'cur-5' });
    written(world);
    assert.deepEqual([...disk.cache.keys()].toSorted(), ['conv:c1', 'cur']);
  });

  test('SYNC-5.8 a thread that has been silent for over 7 days is not kept, its conversation is', () => {
    const disk = cachedDisk();
    const first = pageOver(disk, {}, START + 4 * DAY_MS);
    first.world.bringUp({ mode: 'incremental' });
    written(first.world);
    first.inbox.stop();
    const { world, listed, texts } = pageOver(disk, {}, START + 8 * DAY_MS);
    assert.deepEqual([listed(), texts(), world.histories.length], [['c2', 'c1'], [], 1]);
    written(world);
    assert.equal(disk.cache.has('thread:c1'), false);
  });

  test('SYNC-5.8 of a long thread the newest 200 messages are kept, and older ones can be asked for', () => {
    const disk = cachedDisk();
    const { world, inbox } = pageOver(disk);
    const news = Array.from({ length: 250 }, (_, i) => buyerSays(`n${i}`, 10 + i));
    world.bringUp({ mode: 'incremental', cursor: 'cur-2', messages: news, conversations: [talk('c1', buyerSays('n249', 259))] });
    written(world);
    inbox.stop();
    const next = pageOver(disk);
    assert.deepEqual([next.texts().length, next.texts()[0], next.inbox.$thread.get().hasOlder], [200, 'text n50', true]);
  });
});

describe('a disk that refuses it', () => {
  test('SYNC-5.9 for want of room: the oldest go, it is tried once more, then left alone for a minute; the outbox hears nothing of it', () => {
    const disk = cachedDisk();
    const { world, inbox } = pageOver(disk);
    const next = buyerSays('m4', 4);
    world.bringUp({ mode: 'incremental', cursor: 'cur-2', messages: [next], conversations: [talk('c1', next)] });
    world.pass(1_000);
    world.cacheCommits.shift()?.answer({ ok: false, why: 'quota' });
    assert.ok(world.cacheCommits[0]?.asked.deletes.includes('thread:c1'));
    world.cacheCommits.shift()?.answer({ ok: false, why: 'quota' });
    world.pass(59_000);
    assert.deepEqual([world.cacheCommits.length, inbox.$storage.get(), inbox.$trouble.get()], [0, 'disk', '']);
    world.pass(2_000);
    assert.equal(world.cacheCommits.length, 1);
  });

  test('SYNC-5.9 for another reason: nothing goes, and it is tried again after a minute', () => {
    const { world } = pageOver(cachedDisk());
    world.bringUp({ mode: 'incremental', cursor: 'cur-2' });
    world.pass(1_000);
    world.cacheCommits.shift()?.answer({ ok: false, why: 'slow' });
    world.pass(59_000);
    assert.equal(world.cacheCommits.length, 0);
    world.pass(2_000);
    assert.deepEqual(world.cacheCommits.map(({ asked }) => [asked.puts.map(({ key }) => key), asked.deletes]), [[['cur'], []]]);
  });

  test('SYNC-5.10 a new message for which there is no room empties it, and is taken then', () => {
    const disk = cachedDisk();
    const { world, inbox } = pageOver(disk);
    world.bringUp({ mode: 'incremental' });
    inbox.send('c1', 'hello');
    world.commits.shift()?.answer({ ok: false, why: 'quota' });
    assert.deepEqual([inbox.$draft.get().text, world.sends.length], ['', 0]);
    world.open();
    for (const { answer, asked } of world.cacheCommits.splice(0)) answer(disk.take(asked));
    assert.deepEqual([...disk.cache.keys()], []);
    world.store();
    assert.deepEqual([world.sends.map(({ asked }) => asked.text), [...disk.rows.keys()]], [['hello'], ['out:k1']]);
  });

  test('SYNC-5.10 one that is refused all the same goes back to its composer', () => {
    const { world, inbox } = pageOver(cachedDisk());
    world.bringUp({ mode: 'incremental' });
    inbox.send('c1', 'hello');
    world.refuse('quota');
    assert.deepEqual([inbox.$draft.get().text, inbox.$returned.get()?.why, world.sends.length], ['hello', 'quota', 0]);
  });

  test('SYNC-5.10 after that nothing is cached for a minute, then less than before', () => {
    const disk = cachedDisk();
    const { world, inbox } = pageOver(disk);
    world.bringUp({ mode: 'incremental' });
    inbox.send('c1', 'hello');
    world.commits.shift()?.answer({ ok: false, why: 'quota' });
    world.open();
    for (let i = 0; i < 14; i++) {
      world.store();
      world.pass(4_000);
    }
    world.store();
    assert.equal(disk.cache.size, 0);
    world.pass(8_000);
    world.store();
    assert.deepEqual([disk.cache.has('cur'), disk.cache.has('thread:c1')], [true, false]);
  });
});
