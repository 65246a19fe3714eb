import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { FakeWorld } from '../../../test/support/node/fake-world.ts';
import { twoTabs } from '../../../test/support/node/two-tabs.ts';
import { createInbox } from './create-inbox.ts';
import type { Inbox } from './inbox.ts';
import type { ReplyChange } from './quick-reply.ts';

const hello: ReplyChange = { id: null, category: 'greeting', title: 'Hello', text: 'Hello {buyer}', gone: false };

function begun(rows = new Map<string, unknown>()) {
  const world = new FakeWorld({ rows });
  const inbox = createInbox(world.ports);
  inbox.start();
  world.open();
  return { world, inbox };
}

const seen = (inbox: Inbox) => inbox.$replies.get().map(({ id, title, saved }) => [id, title, saved]);

describe('a quick reply', () => {
  test('INBOX-4.20 is there at once, saved when the disk has it, and there after a reload', () => {
    const { world, inbox } = begun();
    const kept = inbox.keepReply(hello);
    assert.deepEqual([kept, seen(inbox)], [{ ok: true, id: 'k1' }, [['k1', 'Hello', 'saving']]]);
    world.store();
    assert.deepEqual(seen(inbox), [['k1', 'Hello', 'saved']]);
    assert.deepEqual(begun(world.rows).inbox.$replies.get(), inbox.$replies.get());
  });

  test('INBOX-4.20 that is changed keeps its id and its place; one that is dropped goes from the disk', () => {
    const { world, inbox } = begun();
    inbox.keepReply(hello);
    inbox.keepReply({ ...hello, title: 'Bye' });
    inbox.keepReply({ ...hello, id: 'k1', title: 'Good day' });
    world.store();
    assert.deepEqual(seen(inbox), [['k1', 'Good day', 'saved'], ['k2', 'Bye', 'saved']]);
    inbox.dropReply('k1');
    world.store();
    assert.deepEqual([seen(inbox), world.rows.has('reply:k1'), world.rows.has('reply:k2')], [[['k2', 'Bye', 'saved']], false, true]);
  });

  test('INBOX-4.21 that the disk refuses says so and stays; one that it does not let go is there again', () => {
    const { world, inbox } = begun();
    inbox.keepReply(hello);
    world.refuse('disk');
    assert.deepEqual(seen(inbox), [['k1', 'Hello', 'unsaved']]);
    inbox.keepReply({ ...hello, id: 'k1' });
    world.store();
    inbox.dropReply('k1');
    world.refuse('disk');
    assert.deepEqual(seen(inbox), [['k1', 'Hello', 'unsaved']]);
  });

  test('INBOX-4.21 is not taken empty, too long, as the 301st, or before the disk has been read', () => {
    const world = new FakeWorld();
    const early = createInbox(world.ports);
    early.start();
    const { inbox } = begun();
    const why = (of: Inbox, change: Partial<ReplyChange>) => {
      const result = of.keepReply({ ...hello, ...change });
      return result.ok ? '' : result.why;
    };
    assert.deepEqual([why(early, {}), why(inbox, { title: ' ' }), why(inbox, { text: '\n' })], ['starting', 'empty', 'empty']);
    assert.deepEqual([why(inbox, { title: 'x'.repeat(61) }), why(inbox, { text: 'x'.repeat(5_001) }), why(inbox, { category: 'x'.repeat(41) })], ['too-long', 'too-long', 'too-long']);
    for (let i = 0; i < 300; i += 1) assert.equal(why(inbox, {}), '');
    assert.deepEqual([why(inbox, {}), why(inbox, { id: 'k7' })], ['too-many', '']);
  });

  test('INBOX-4.22 whose row cannot be read is counted, left on the disk, and never written over', () => {
    const broken = { v: 1, category: 'greeting', title: 7, text: 'Hello', at: 1 };
    const { world, inbox } = begun(new Map<string, unknown>([['reply:a', broken], ['reply:b', { v: 2 }], ['reply:c', { v: 1, category: '', title: 'Fine', text: 'Hi', at: 1 }]]));
    assert.deepEqual([inbox.$quarantined.get(), seen(inbox)], [2, [['c', 'Fine', 'saved']]]);
    inbox.keepReply({ ...hello, id: 'a' });
    world.store();
    assert.deepEqual([world.rows.get('reply:a'), seen(inbox)[1]], [broken, ['a', 'Hello', 'unsaved']]);
  });
});

describe('quick replies in several tabs', () => {
  test('INBOX-4.23 what one tab makes, changes or drops, the other does', () => {
    const { browser, one, other } = twoTabs();
    one.inbox.keepReply(hello);
    browser.settle();
    assert.deepEqual(other.inbox.$replies.get(), one.inbox.$replies.get());
    assert.equal(one.inbox.$replies.get().length, 1);
    browser.pass(1);
    other.inbox.keepReply({ ...hello, id: 'a1', title: 'Hi' });
    browser.settle();
    assert.deepEqual(seen(one.inbox), [['a1', 'Hi', 'saved']]);
    one.inbox.dropReply('a1');
    browser.settle();
    assert.deepEqual([seen(one.inbox), seen(other.inbox)], [[], []]);
  });

  test('INBOX-4.23 of two changes the later counts, in whatever order they arrive', () => {
    const { browser, one, other } = twoTabs();
    one.inbox.keepReply(hello);
    browser.settle();
    const old = { type: 'reply', v: 1, key: 'reply:a1', value: { v: 1, category: '', title: 'Old', text: 'Old', at: 5 } };
    one.world.ports.tabs?.post(old);
    for (const change of [{ v: 2 }, { key: 7 }, { key: 'out:a1' }, { value: { ...old.value, at: Infinity, title: 3 } }]) one.world.ports.tabs?.post({ ...old, ...change });
    browser.settle();
    assert.deepEqual(seen(other.inbox), [['a1', 'Hello', 'saved']]);
  });

  test('INBOX-4.23 a tab that slept reads them again', () => {
    const { browser, one, other } = twoTabs();
    other.world.live('sleeping');
    one.inbox.keepReply(hello);
    browser.settle();
    browser.tabs.lose(other.tabs);
    assert.deepEqual(seen(other.inbox), []);
    other.world.live('awake');
    browser.settle();
    assert.deepEqual(seen(other.inbox), [['a1', 'Hello', 'saved']]);
  });

  test('SEND-2.21 of an account that is signed out none stays', () => {
    const { browser, one, other } = twoTabs();
    one.inbox.keepReply(hello);
    browser.settle();
    one.inbox.wipe();
    browser.settle();
    assert.deepEqual([seen(one.inbox), seen(other.inbox), browser.rows.size], [[], [], 0]);
  });
});
