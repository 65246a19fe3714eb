import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { FakeWorld } from '../../../test/support/node/fake-world.ts';
import { sampleConversation } from '../../../test/support/node/sample-conversation.ts';
import { createInbox } from './create-inbox.ts';

function running() {
  const world = new FakeWorld();
  const inbox = createInbox(world.ports);
  inbox.start();
  world.open();
  world.bringUp({ conversations: [sampleConversation({ unread: 1 })] });
  inbox.open('c1');
  world.history();
  return { world, inbox };
}

describe('before the start', () => {
  test('EMBED-1.1 the world is not touched', () => {
    const world = new FakeWorld();
    const inbox = createInbox(world.ports);
    inbox.open('c1');
    inbox.setDraft('c1', 'text');
    inbox.refresh();
    assert.deepEqual([world.timers.size, world.networkListeners.size, world.commits.length, world.capabilities.length, world.histories.length], [0, 0, 0, 0, 0]);
  });
});

describe('the start', () => {
  test('EMBED-1.1 twice is one', () => {
    const world = new FakeWorld();
    const inbox = createInbox(world.ports);
    inbox.start();
    inbox.start();
    assert.deepEqual([world.networkListeners.size, world.capabilities.length], [1, 1]);
  });

  test('SYNC-1.1 without a network asks nothing, and says so', () => {
    const world = new FakeWorld();
    world.online = false;
    const inbox = createInbox(world.ports);
    inbox.start();
    assert.deepEqual([inbox.$connection.get().state, world.capabilities.length], ['offline', 0]);
  });
});

describe('a page that runs again after it had stood still', () => {
  test('SYNC-6.24 asks at once what is new', () => {
    const { world } = running();
    const before = world.syncs.length;
    world.live('awake');
    assert.equal(world.syncs.length, before + 1);
  });
});

describe('the end', () => {
  test('EMBED-1.1 lets go of every timer, listener and question', () => {
    const { world, inbox } = running();
    inbox.send('c1', 'hello');
    world.store();
    inbox.setDraft('c1', 'half');
    world.pass(4_000);
    inbox.stop();
    assert.deepEqual([world.timers.size, world.networkListeners.size], [0, 0]);
    assert.deepEqual([world.sends[0]?.cancelled, world.syncs[0]?.cancelled], [true, true]);
  });

  test('SEND-2.3 leaves what is on the disk to the next page', () => {
    const { world, inbox } = running();
    inbox.send('c1', 'hello');
    world.store();
    inbox.stop();
    assert.equal(world.rows.has('out:k1'), true);
  });

  test('SEND-2.4 keeps as a draft, for the next page, what the disk refuses only then', () => {
    const { world, inbox } = running();
    inbox.setDraft('c1', 'hello');
    inbox.send('c1', 'hello');
    inbox.stop();
    world.refuse();
    world.store();
    assert.deepEqual([...world.rows], [['draft:c1', { v: 1, text: 'hello' }]]);
  });

  test('SEND-2.4 keeps several that the disk refuses then in the order of the clicks', () => {
    const { world, inbox } = running();
    for (const text of ['first', 'second']) {
      inbox.setDraft('c1', text);
      inbox.send('c1', text);
    }
    inbox.stop();
    world.refuse();
    world.store();
    assert.deepEqual([...world.rows], [['draft:c1', { v: 1, text: 'first\nsecond' }]]);
  });

  test('SEND-2.4 writes no draft of what the disk takes then, nor of a later attempt that it refuses', () => {
    const { world, inbox } = running();
    inbox.setDraft('c1', 'taken');
    inbox.send('c1', 'taken');
    inbox.stop();
    world.store();
    assert.deepEqual([...world.rows.keys()], ['out:k1']);
    const other = running();
    other.inbox.send('c1', 'hello');
    other.world.store();
    other.world.sends.shift()?.answer({ kind: 'unknown', why: 'cut' });
    other.inbox.stop();
    other.world.refuse();
    assert.equal(other.world.commits.length, 0);
  });

  test('EMBED-1.1 late answers change nothing', () => {
    const { world, inbox } = running();
    inbox.send('c1', 'hello');
    world.store();
    world.pass(4_000);
    inbox.stop();
    const before = [inbox.$thread.get(), inbox.$conversations.get(), inbox.$connection.get()];
    world.accept();
    world.page({ mode: 'full', cursor: 'late' });
    assert.deepEqual([inbox.$thread.get(), inbox.$conversations.get(), inbox.$connection.get()].map((now, i) => now === before[i]), [true, true, true]);
    assert.equal(world.commits.length, 0);
  });

  test('EMBED-1.1 what is done afterwards is not done', () => {
    const { world, inbox } = running();
    inbox.stop();
    const thread = inbox.$thread.get();
    assert.deepEqual(inbox.send('c1', 'hi'), { ok: false, why: 'starting' });
    inbox.setDraft('c1', 'text');
    inbox.open('c2');
    inbox.check('c1', 'k1');
    inbox.markSeen();
    inbox.loadOlder();
    inbox.refresh();
    inbox.start();
    assert.equal(inbox.$thread.get(), thread);
    assert.deepEqual([world.timers.size, world.networkListeners.size, world.commits.length, world.reads.length, world.syncs.length], [0, 0, 0, 0, 0]);
  });

  test('EMBED-1.1 twice is one, and before the start it is the end too', () => {
    const { inbox } = running();
    inbox.stop();
    inbox.stop();
    const world = new FakeWorld();
    const other = createInbox(world.ports);
    other.stop();
    other.start();
    assert.deepEqual([world.networkListeners.size, world.capabilities.length], [0, 0]);
  });

  test('EMBED-1.1 a disk that is read only then starts nothing', () => {
    const world = new FakeWorld();
    const inbox = createInbox(world.ports);
    inbox.start();
    inbox.stop();
    world.open();
    assert.equal(inbox.$ready.get(), false);
  });
});

describe('two inboxes on a page', () => {
  test('EMBED-1.1 share nothing', () => {
    const one = running();
    const two = running();
    one.inbox.setDraft('c1', 'mine');
    one.inbox.send('c1', 'hello');
    one.world.store();
    assert.deepEqual([two.inbox.$draft.get().text, two.inbox.$thread.get().bubbles, two.world.commits.length, two.world.sends.length], ['', [], 0, 0]);
    one.inbox.stop();
    assert.equal(two.inbox.send('c1', 'still here').ok, true);
  });
});

describe('the network', () => {
  test('SEND-5.2 comes back: what waited leaves 3 s later by itself', () => {
    const { world, inbox } = running();
    world.setOnline(false);
    inbox.send('c1', 'one');
    inbox.send('c1', 'two');
    world.store();
    assert.deepEqual(inbox.$thread.get().bubbles.map(({ delivery }) => delivery), ['waiting', 'waiting']);
    world.setOnline(true);
    world.pass(2_999);
    world.store();
    assert.equal(world.sends.length, 0);
    world.pass(1);
    world.store();
    assert.deepEqual(world.sends.map(({ asked }) => asked.text), ['one']);
  });

  test('SYNC-2.3 is there though the browser says that it is not: what waited leaves 3 s after an answer', () => {
    const world = new FakeWorld();
    world.online = false;
    const inbox = createInbox(world.ports);
    inbox.start();
    world.open();
    world.pass(29_999);
    assert.equal(world.capabilities.length, 0);
    world.pass(1);
    world.bringUp({ conversations: [sampleConversation()] });
    assert.equal(inbox.$connection.get().state, 'settling');
    inbox.send('c1', 'hello');
    world.pass(2_999);
    world.store();
    assert.equal(world.sends.length, 0);
    world.pass(1);
    world.store();
    assert.deepEqual(world.sends.map(({ asked }) => asked.text), ['hello']);
  });

  test('SYNC-1.1 goes: the question that was on its way is cancelled', () => {
    const { world, inbox } = running();
    world.pass(4_000);
    const [question] = world.syncs;
    world.setOnline(false);
    assert.deepEqual([question?.cancelled, inbox.$connection.get().state], [true, 'offline']);
  });

  test('SYNC-3.1 fails: it is asked again by itself, and told from the second time on', () => {
    const { world, inbox } = running();
    world.pass(4_000);
    world.syncs.shift()?.answer({ ok: false, why: 'http-502' });
    assert.equal(inbox.$trouble.get(), '');
    world.pass(2_000);
    world.syncs.shift()?.answer({ ok: false, why: 'http-502' });
    assert.equal(inbox.$trouble.get(), 'http-502');
    world.pass(4_000);
    world.page({ mode: 'full', cursor: 'b' });
    assert.deepEqual([inbox.$trouble.get(), inbox.$connection.get().state], ['', 'polling']);
  });

  test('SYNC-3.1 stays silent: the question is given up after 30 s and asked again', () => {
    const { world } = running();
    world.pass(4_000);
    const [question] = world.syncs;
    world.pass(30_000);
    assert.equal(question?.cancelled, true);
    world.pass(1_000);
    assert.equal(world.syncs.length, 2);
  });
});
