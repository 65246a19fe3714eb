import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import type { FailureCause } from '@cs-inbox/protocol';
import { FakeWorld } from '../../../test/support/node/fake-world.ts';
import { sampleConversation } from '../../../test/support/node/sample-conversation.ts';
import { sampleFailure } from '../../../test/support/node/sample-failure.ts';
import { sampleStore } from '../../../test/support/node/sample-store.ts';
import { refusedInOne } from '../../../test/support/node/two-tabs.ts';
import { createInbox } from './create-inbox.ts';

/** An inbox whose message k1 of c1 was refused. */
function refused(cause: FailureCause = 'content') {
  const world = new FakeWorld();
  const inbox = createInbox(world.ports);
  inbox.start();
  world.open();
  world.bringUp({ stores: [sampleStore()], conversations: [sampleConversation(), sampleConversation({ id: 'c2' })] });
  inbox.open('c1');
  world.history();
  inbox.send('c1', 'free phone');
  world.store();
  world.sends.shift()?.answer({ kind: 'refused', failure: sampleFailure(cause) });
  world.store();
  const shown = () => inbox.$thread.get().bubbles.map(({ id, text, delivery }) => `${id} ${text}: ${delivery}`);
  return { world, inbox, shown };
}

describe('"Edit"', () => {
  test('RETRY-7.4 puts the text into the composer, and leaves the failed message where it is', () => {
    const { inbox, shown } = refused();
    inbox.edit('c1', 'k1');
    assert.deepEqual(inbox.$draft.get(), { text: 'free phone', saved: 'saving', replaces: 'k1' });
    assert.deepEqual(shown(), ['k1 free phone: failed']);
  });

  test('RETRY-7.4 puts it in front of what was typed, and once', () => {
    const { inbox } = refused();
    inbox.setDraft('c1', 'typed');
    inbox.edit('c1', 'k1');
    inbox.edit('c1', 'k1');
    assert.equal(inbox.$draft.get().text, 'free phone\ntyped');
  });

  test('RETRY-7.4 what is sent then has a key of its own, names the old one, and takes its place in one transaction', () => {
    const { world, inbox, shown } = refused();
    inbox.edit('c1', 'k1');
    inbox.setDraft('c1', 'phone');
    world.pass(150);
    world.store();
    inbox.send('c1', 'phone');
    assert.deepEqual(shown(), ['k2 phone: sending']);
    const [commit, ...others] = world.commits;
    assert.deepEqual([commit?.asked.puts.map(({ key }) => key), commit?.asked.deletes, others.length], [['out:k2', 'log:case:k1'], ['out:k1', 'draft:c1'], 0]);
    world.store();
    assert.deepEqual(world.sends.map(({ asked }) => [asked.key, asked.text, asked.replaces]), [['k2', 'phone', 'k1']]);
    assert.deepEqual([...world.rows.keys()], ['out:k2']);
  });

  test('RETRY-7.4 the old one comes back where the disk refuses, and the text and what it replaces with it', () => {
    const { world, inbox, shown } = refused();
    inbox.edit('c1', 'k1');
    world.pass(150);
    world.store();
    inbox.send('c1', 'free phone');
    world.refuse();
    assert.deepEqual(shown(), ['k1 free phone: failed']);
    assert.deepEqual([inbox.$draft.get().text, inbox.$draft.get().replaces], ['free phone', 'k1']);
  });

  test('RETRY-7.4 names the old one on every attempt, and after a reload', () => {
    const { world, inbox } = refused();
    inbox.edit('c1', 'k1');
    inbox.send('c1', 'free phone');
    world.store();
    world.sends.shift()?.answer({ kind: 'unknown', why: 'cut' });
    world.store();
    const next = new FakeWorld({ rows: world.rows });
    const other = createInbox(next.ports);
    other.start();
    next.open();
    next.bringUp();
    next.store();
    assert.deepEqual(next.sends.map(({ asked }) => [asked.key, asked.replaces]), [['k2', 'k1']]);
  });

  test('RETRY-7.4 is kept with the draft over a reload', () => {
    const { world, inbox } = refused();
    inbox.edit('c1', 'k1');
    world.pass(150);
    world.store();
    const next = new FakeWorld({ rows: world.rows });
    const other = createInbox(next.ports);
    other.start();
    other.open('c1');
    next.open();
    assert.deepEqual(other.$draft.get(), { text: 'free phone', saved: 'saved', replaces: 'k1' });
  });

  test('RETRY-7.5 a message that has gone on its way meanwhile stays, and the new one is a message of its own', () => {
    const { world, inbox, shown } = refused('throttled');
    inbox.edit('c1', 'k1');
    world.pass(60_000);
    world.store();
    assert.deepEqual(shown(), ['k1 free phone: sending']);
    inbox.send('c1', 'free phone');
    world.store();
    assert.deepEqual(shown(), ['k1 free phone: sending', 'k2 free phone: waiting']);
    assert.equal((world.rows.get('out:k2') as { replaces: unknown }).replaces, null);
    assert.equal(world.rows.has('out:k1'), true);
  });

  test('RETRY-7.5 another text that is sent at once, a quick reply say, replaces nothing', () => {
    const { world, inbox, shown } = refused();
    inbox.edit('c1', 'k1');
    inbox.send('c1', 'one moment');
    world.store();
    assert.deepEqual([shown(), inbox.$draft.get().replaces], [['k1 free phone: failed', 'k2 one moment: sending'], 'k1']);
    assert.equal(world.sends[0]?.asked.replaces, null);
  });

  test('RETRY-7.5 belongs to its conversation', () => {
    const { world, inbox } = refused();
    inbox.edit('c1', 'k1');
    inbox.send('c2', 'free phone');
    world.store();
    assert.equal(world.sends[0]?.asked.replaces, null);
  });

  test('RETRY-7.6 ends without a trace: what stands in the composer is a message of its own again', () => {
    const { world, inbox, shown } = refused();
    inbox.edit('c1', 'k1');
    inbox.stopEditing('c1');
    assert.deepEqual([inbox.$draft.get().text, inbox.$draft.get().replaces], ['free phone', null]);
    inbox.send('c1', 'free phone');
    world.store();
    assert.deepEqual([shown().length, world.sends[0]?.asked.replaces], [2, null]);
  });

  test('RETRY-7.6 is not begun on a message that has not failed', () => {
    const { world, inbox } = refused();
    inbox.send('c1', 'next');
    world.store();
    inbox.edit('c1', 'k2');
    inbox.edit('c1', 'k9');
    assert.equal(inbox.$draft.get().text, '');
  });
});

test('SEND-8.4 what was changed in another tab does not come back where the tab that sends was just writing it', () => {
  for (const how of ['settle', 'kill'] as const) {
    const { browser, one, other } = refusedInOne('unknown', { retryable: true });
    other.inbox.edit('c1', 'a1');
    other.inbox.send('c1', 'hello');
    other.world.store();
    one.inbox.stopWaiting('c1', 'a1');
    one.world.store();
    assert.deepEqual([...browser.rows.keys()], ['out:b1', 'out:a1']);
    if (how === 'kill') browser.kill(one);
    browser.settle();
    assert.deepEqual([other.shown(), [...browser.rows.keys()]], [['hello: sending'], ['out:b1']], how);
  }
});
