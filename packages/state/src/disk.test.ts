import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { FakeWorld } from '../../../test/support/node/fake-world.ts';
import { sampleConversation } from '../../../test/support/node/sample-conversation.ts';
import { sampleMessage } from '../../../test/support/node/sample-message.ts';
import { createInbox } from './create-inbox.ts';

const failure = { cause: 'content', class: 'business', retryable: false, retryAt: null, code: 'SPAM', requestId: '', detail: '', words: [] } as const;

/** An inbox that is up to date, with the conversation c1 open. */
function live() {
  const world = new FakeWorld();
  const inbox = createInbox(world.ports);
  inbox.start();
  world.open();
  world.bringUp({ conversations: [sampleConversation(), sampleConversation({ id: 'c2' })] });
  inbox.open('c1');
  world.history({ messages: [sampleMessage({ id: 'm1', direction: 'in', text: 'hi' })] });
  const shown = () => inbox.$thread.get().bubbles.map(({ text, delivery }) => `${text}: ${delivery}`);
  return { world, inbox, shown };
}

describe('a disk that refuses', () => {
  test('SEND-2.4 the text stands in the composer again, nothing was sent, and it is said why', () => {
    const { inbox, world, shown } = live();
    inbox.send('c1', 'dear buyer');
    world.refuse('quota');
    assert.deepEqual([inbox.$draft.get().text, shown(), world.sends.length], ['dear buyer', ['hi: delivered'], 0]);
    assert.deepEqual(inbox.$returned.get(), { conversationId: 'c1', text: 'dear buyer', why: 'quota', number: 1 });
    world.pass(60_000);
    assert.equal(world.sends.length, 0);
  });

  test('SEND-2.4 in front of what has been typed since', () => {
    const { inbox, world } = live();
    inbox.send('c1', 'first');
    inbox.setDraft('c1', 'typed since');
    world.refuse();
    assert.equal(inbox.$draft.get().text, 'first\ntyped since');
  });

  test('SEND-2.4 in its own conversation, also where another is open by now', () => {
    const { inbox, world } = live();
    inbox.send('c1', 'first');
    inbox.open('c2');
    inbox.setDraft('c2', 'other');
    world.refuse();
    assert.equal(inbox.$draft.get().text, 'other');
    inbox.open('c1');
    assert.equal(inbox.$draft.get().text, 'first');
  });

  test('SEND-2.4 at no moment the text is neither in the thread nor in the composer', () => {
    const { inbox, world } = live();
    inbox.send('c1', 'first');
    const nowhere: boolean[] = [];
    const look = () => nowhere.push(!inbox.$draft.get().text.includes('first') && !inbox.$thread.get().bubbles.some(({ text }) => text === 'first'));
    inbox.$thread.listen(look);
    inbox.$draft.listen(look);
    world.refuse();
    assert.ok(nowhere.length > 0 && !nowhere.includes(true));
  });

  test('SEND-2.4 each return has its own number', () => {
    const { inbox, world } = live();
    for (const text of ['same', 'same']) {
      inbox.send('c1', text);
      world.refuse();
    }
    assert.equal(inbox.$returned.get()?.number, 2);
  });

  test('SEND-2.5 the row of a confirmed message: it is gone from the thread of what is on its way all the same', () => {
    const { inbox, world, shown } = live();
    inbox.send('c1', 'hello');
    world.store();
    world.accept();
    world.refuse();
    assert.deepEqual([shown()[1], world.rows.has('out:k1')], ['hello: sent', true]);
    world.pass(5_000);
    world.store();
    assert.deepEqual([...world.rows.keys()], ['place:c1']);
  });

  test('SEND-2.5 what became of a message: it is recorded 5 s later, so that a reload shows it', () => {
    const { inbox, world, shown } = live();
    inbox.send('c1', 'hello');
    world.store();
    world.sends.shift()?.answer({ kind: 'refused', failure });
    world.refuse();
    const delivery = () => (world.rows.get('out:k1') as { delivery: string }).delivery;
    assert.deepEqual([shown()[1], delivery()], ['hello: failed', 'sending']);
    world.pass(5_000);
    world.store();
    assert.equal(delivery(), 'failed');
  });
});

describe('a disk that throws', () => {
  /** An inbox whose disk throws at a commit while `broken` is set. */
  function breaking() {
    const world = new FakeWorld();
    const disk = { broken: false };
    const { storage } = world.ports;
    const commit: typeof storage.commit = (rows, answer) => {
      if (disk.broken) throw new Error('broken');
      storage.commit(rows, answer);
    };
    const inbox = createInbox({ ...world.ports, storage: { ...storage, commit } });
    inbox.start();
    world.open();
    world.bringUp({ conversations: [sampleConversation()] });
    inbox.open('c1');
    return { world, inbox, disk };
  }

  test('SEND-2.4 has refused: the text goes back, nothing was sent, and the error is not swallowed', () => {
    const { world, inbox, disk } = breaking();
    disk.broken = true;
    inbox.send('c1', 'dear buyer');
    disk.broken = false;
    assert.deepEqual([inbox.$draft.get().text, inbox.$thread.get().bubbles], ['dear buyer', []]);
    assert.throws(() => world.pass(0), /broken/u);
    world.store();
    assert.equal(world.sends.length, 0);
    inbox.send('c1', 'dear buyer');
    world.store();
    assert.equal(world.sends.length, 1);
  });

  test('SEND-2.5 has refused: what became of a message is recorded 5 s later', () => {
    const { world, inbox, disk } = breaking();
    inbox.send('c1', 'hello');
    world.store();
    disk.broken = true;
    world.sends.shift()?.answer({ kind: 'refused', failure });
    disk.broken = false;
    assert.throws(() => world.pass(0), /broken/u);
    world.pass(5_000);
    world.store();
    assert.equal((world.rows.get('out:k1') as { delivery: string }).delivery, 'failed');
  });
});
