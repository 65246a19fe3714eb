import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { FakeWorld } from '../../../test/support/node/fake-world.ts';
import { sampleConversation } from '../../../test/support/node/sample-conversation.ts';
import { createInbox } from './create-inbox.ts';

function typing() {
  const world = new FakeWorld();
  const inbox = createInbox(world.ports);
  inbox.start();
  world.open();
  world.bringUp({ conversations: [sampleConversation(), sampleConversation({ id: 'c2' })] });
  inbox.open('c1');
  return { world, inbox };
}

describe('a draft', () => {
  test('INBOX-4.1 is written 150 ms after the first key, once, with its newest text', () => {
    const { world, inbox } = typing();
    inbox.setDraft('c1', 'h');
    world.pass(149);
    inbox.setDraft('c1', 'he');
    assert.equal(world.commits.length, 0);
    assert.deepEqual(inbox.$draft.get(), { text: 'he', saved: 'saving', replaces: null });
    world.pass(1);
    assert.deepEqual(world.commits.map(({ asked }) => asked), [{ puts: [{ key: 'draft:c1', value: { v: 1, text: 'he' } }], deletes: [], epoch: null }]);
    world.store();
    assert.deepEqual(inbox.$draft.get(), { text: 'he', saved: 'saved', replaces: null });
  });

  test('INBOX-4.1 belongs to its conversation', () => {
    const { inbox } = typing();
    inbox.setDraft('c1', 'one');
    inbox.setDraft('c2', 'two');
    assert.equal(inbox.$draft.get().text, 'one');
    inbox.open('c2');
    assert.equal(inbox.$draft.get().text, 'two');
    inbox.open(null);
    assert.equal(inbox.$draft.get().text, '');
  });

  test('INBOX-4.1 is written at once when another conversation is opened', () => {
    const { world, inbox } = typing();
    inbox.setDraft('c1', 'one');
    inbox.open('c2');
    world.store();
    assert.deepEqual(world.rows.get('draft:c1'), { v: 1, text: 'one' });
  });

  test('INBOX-4.1 is written at once when the inbox stops', () => {
    const { world, inbox } = typing();
    inbox.setDraft('c1', 'one');
    inbox.stop();
    assert.equal(world.commits.length, 1);
  });

  test('INBOX-4.1 that was emptied is deleted', () => {
    const { world, inbox } = typing();
    inbox.setDraft('c1', 'one');
    world.pass(400);
    world.store();
    inbox.setDraft('c1', '');
    world.pass(400);
    world.store();
    assert.equal(world.rows.has('draft:c1'), false);
  });

  test('INBOX-4.1 that says the same as before is not written again', () => {
    const { world, inbox } = typing();
    inbox.setDraft('c1', 'one');
    world.pass(400);
    world.store();
    inbox.setDraft('c1', 'one');
    world.pass(400);
    assert.equal(world.commits.length, 0);
  });

  test('SEND-2.8 that is sent is gone at once, and from the disk with the transaction that takes the message over', () => {
    const { world, inbox } = typing();
    inbox.setDraft('c1', 'hello');
    world.pass(400);
    world.store();
    inbox.send('c1', 'hello');
    assert.equal(inbox.$draft.get().text, '');
    assert.deepEqual(world.commits.map(({ asked }) => [asked.puts.map(({ key }) => key), asked.deletes]), [[['out:k1'], ['draft:c1']]]);
  });

  test('SEND-2.8 stays, in the composer and on the disk, where the host sends another text', () => {
    const { world, inbox } = typing();
    inbox.setDraft('c1', 'half a draft');
    world.pass(400);
    world.store();
    assert.equal(inbox.send('c1', 'from a template').ok, true);
    assert.deepEqual(inbox.$draft.get(), { text: 'half a draft', saved: 'saved', replaces: null });
    assert.deepEqual(world.commits.map(({ asked }) => asked.deletes), [[]]);
    world.store();
    assert.deepEqual(world.rows.get('draft:c1'), { v: 1, text: 'half a draft' });
    assert.equal(world.sends[0]?.asked.text, 'from a template');
  });

  test('SEND-2.8 that rests is written all the same where the host sends another text', () => {
    const { world, inbox } = typing();
    inbox.setDraft('c1', 'half a draft');
    inbox.send('c1', 'from a template');
    world.pass(400);
    world.store();
    assert.deepEqual(world.rows.get('draft:c1'), { v: 1, text: 'half a draft' });
  });

  test('SEND-2.8 that is sent while it rests is not written afterwards', () => {
    const { world, inbox } = typing();
    inbox.setDraft('c1', 'hello');
    inbox.send('c1', 'hello');
    world.store();
    world.pass(400);
    assert.deepEqual([world.commits.length, [...world.rows.keys()]], [0, ['out:k1']]);
  });
});

describe('a draft that the disk does not take', () => {
  test('INBOX-4.3 says so and stays in the composer', () => {
    const { world, inbox } = typing();
    inbox.setDraft('c1', 'one');
    world.pass(400);
    world.refuse();
    assert.deepEqual(inbox.$draft.get(), { text: 'one', saved: 'unsaved', replaces: null });
  });

  test('INBOX-4.3 because it is too long says so, and the disk is not asked', () => {
    const { world, inbox } = typing();
    const text = 'x'.repeat(100_001);
    inbox.setDraft('c1', text);
    world.pass(400);
    assert.deepEqual([world.commits.length, inbox.$draft.get()], [0, { text, saved: 'unsaved', replaces: null }]);
  });

  test('INBOX-4.3 the answer to an older text says nothing of the newer one', () => {
    const { world, inbox } = typing();
    inbox.setDraft('c1', 'one');
    world.pass(400);
    inbox.setDraft('c1', 'two');
    world.refuse();
    assert.deepEqual(inbox.$draft.get(), { text: 'two', saved: 'saving', replaces: null });
  });

  test('SEND-2.4 a text that came back is written at once', () => {
    const { world, inbox } = typing();
    inbox.send('c1', 'hello');
    world.refuse();
    assert.equal(world.commits.length, 1);
    world.store();
    assert.deepEqual(world.rows.get('draft:c1'), { v: 1, text: 'hello' });
  });
});
