import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { FakeWorld } from '../../../test/support/node/fake-world.ts';
import { sampleConversation } from '../../../test/support/node/sample-conversation.ts';
import { sampleStore } from '../../../test/support/node/sample-store.ts';
import { refusedInOne, twoTabs } from '../../../test/support/node/two-tabs.ts';
import { createInbox } from './create-inbox.ts';

/** An inbox in which k1 is on its way, and k2 waits behind it. */
function queued() {
  const world = new FakeWorld();
  const inbox = createInbox(world.ports);
  inbox.start();
  world.open();
  world.bringUp({ stores: [sampleStore()], conversations: [sampleConversation(), sampleConversation({ id: 'c2' })] });
  inbox.open('c1');
  world.history();
  for (const text of ['one', 'two']) {
    inbox.setDraft('c1', text);
    inbox.send('c1', text);
    world.store();
  }
  const shown = () => inbox.$thread.get().bubbles.map(({ text, delivery }) => `${text}: ${delivery}`);
  return { world, inbox, shown };
}

describe('what is queued', () => {
  test('SEND-12.1 is taken back: it goes from the thread and from the disk, and never leaves', () => {
    const { world, inbox, shown } = queued();
    inbox.withdraw('c1', 'k2');
    world.store();
    assert.deepEqual([shown(), [...world.rows.keys()], inbox.$draft.get().text], [['one: sending'], ['out:k1'], '']);
    world.accept();
    world.store();
    assert.equal(world.sends.length, 0);
  });

  test('SEND-12.4 is taken back to be changed: one transaction deletes it and puts its text into the draft', () => {
    const { world, inbox, shown } = queued();
    inbox.withdraw('c1', 'k2', { edit: true });
    assert.deepEqual([shown(), inbox.$draft.get().text], [['one: sending', 'two: queued'], '']);
    const [commit] = world.commits;
    assert.deepEqual([commit?.asked.puts, commit?.asked.deletes], [[{ key: 'back:k2', value: { v: 1, text: 'two', conversationId: 'c1' } }], ['out:k2']]);
    world.store();
    assert.deepEqual([shown(), inbox.$draft.get().text], [['one: sending'], 'two']);
    world.pass(150);
    world.store();
    assert.deepEqual([inbox.$draft.get().saved, [...world.rows.keys()].toSorted()], ['saved', ['draft:c1', 'out:k1']]);
  });

  test('SEND-12.4 its text stands in front of what is typed, in the composer and on the disk', () => {
    const { world, inbox } = queued();
    inbox.setDraft('c1', 'typed');
    inbox.withdraw('c1', 'k2', { edit: true });
    world.store();
    assert.equal(inbox.$draft.get().text, 'two\ntyped');
    world.pass(150);
    world.store();
    assert.deepEqual(world.rows.get('draft:c1'), { v: 1, text: 'two\ntyped' });
  });

  test('SEND-12.4 at whatever instant its page dies, the next one has its text in front of what was typed, once', () => {
    for (const killedAfter of [1, 2, 3, 4]) {
      const { world, inbox } = queued();
      inbox.send('c1', 'three');
      world.store();
      inbox.setDraft('c1', 'typed');
      for (const key of ['k2', 'k3']) inbox.withdraw('c1', key, { edit: true });
      world.pass(150);
      const commits = world.commits.splice(0);
      assert.equal(commits.length, 3);
      for (const { asked, answer } of commits.slice(0, killedAfter)) {
        const taken = world.disk.take(asked);
        if (killedAfter > 3) answer(taken);
      }
      if (killedAfter > 3) world.pass(150);
      if (killedAfter > 3) world.store();
      const after = new FakeWorld({ rows: world.rows });
      const page = createInbox(after.ports);
      page.start();
      after.open();
      after.bringUp({ stores: [sampleStore()], conversations: [sampleConversation()] });
      page.open('c1');
      const typed = killedAfter === 1 || killedAfter === 2 ? [] : ['typed'];
      const texts = killedAfter === 1 ? ['two'] : ['three', 'two'];
      assert.deepEqual(page.$draft.get().text.split('\n'), [...texts, ...typed], `killed after ${killedAfter}`);
      after.pass(150);
      after.store();
      assert.deepEqual([...world.rows.keys()].filter((key) => !key.startsWith('out:')), ['draft:c1'], `killed after ${killedAfter}`);
    }
  });

  test('SEND-12.4 what has been sent from the composer since comes back with no page', () => {
    const { world, inbox } = queued();
    inbox.withdraw('c1', 'k2', { edit: true });
    const [commit] = world.commits.splice(0);
    if (commit === undefined) throw new Error('nothing was written');
    commit.answer(world.disk.take(commit.asked));
    world.refuse();
    inbox.send('c1', 'two');
    world.store();
    assert.deepEqual([...world.rows.keys()], ['out:k1', 'out:k3']);
  });

  test('SEND-12.4 its text goes to the composer of its own conversation', () => {
    const { world, inbox } = queued();
    inbox.open('c2');
    inbox.withdraw('c1', 'k2', { edit: true });
    world.store();
    assert.equal(inbox.$draft.get().text, '');
    inbox.open('c1');
    assert.equal(inbox.$draft.get().text, 'two');
  });

  test('SEND-12.4 what the disk refuses to take back is not: it is sent, and its text is nowhere twice', () => {
    const { world, inbox, shown } = queued();
    inbox.withdraw('c1', 'k2', { edit: true });
    world.refuse();
    world.accept();
    world.store();
    assert.deepEqual([shown(), inbox.$draft.get().text, world.rows.has('out:k2')], [['one: sent', 'two: sending'], '', true]);
  });

  test('SEND-12.2 what is on the wire stays, and its text with it', () => {
    const { world, inbox, shown } = queued();
    inbox.withdraw('c1', 'k1', { edit: true });
    assert.deepEqual([shown(), inbox.$draft.get().text, world.commits.length], [['one: sending', 'two: queued'], '', 0]);
  });

  test('SEND-12.3 one that was to go again has failed as it had, and is edited as such', () => {
    const { browser, one } = refusedInOne('unknown', { retryable: true });
    one.world.setOnline(false);
    one.inbox.retry('c1', 'a1');
    browser.settle();
    one.inbox.withdraw('c1', 'a1', { edit: true });
    browser.settle();
    assert.deepEqual([one.shown(), one.inbox.$draft.get().text, one.inbox.$draft.get().replaces], [['hello: failed'], 'hello', 'a1']);
  });
});

describe('in the tab that does not send', () => {
  /** `one` sends; a message of each waits there for the network. */
  const offline = () => {
    const tabs = twoTabs();
    for (const page of [tabs.one, tabs.other]) page.world.setOnline(false);
    tabs.other.inbox.setDraft('c1', 'hello');
    tabs.other.inbox.send('c1', 'hello');
    tabs.browser.settle();
    assert.deepEqual(tabs.one.shown(), ['hello: waiting']);
    return tabs;
  };

  test('SEND-12.5 it goes from both, and its text to the composer of the tab that asked, and there alone', () => {
    const { browser, one, other } = offline();
    other.inbox.setDraft('c1', 'typed');
    other.inbox.withdraw('c1', 'b1', { edit: true });
    browser.settle();
    assert.deepEqual([one.shown(), other.shown()], [[], []]);
    assert.deepEqual([one.inbox.$draft.get().text, other.inbox.$draft.get().text], ['', 'hello\ntyped']);
    browser.pass(150);
    assert.deepEqual([...browser.rows], [['draft:c1', { v: 1, text: 'hello\ntyped' }]]);
  });

  test('SEND-12.5 its text stands in front of what was typed in that tab, in the next page, where it is gone by then', () => {
    for (const answered of [false, true]) {
      const { browser, one, other } = offline();
      other.inbox.setDraft('c1', 'typed');
      browser.pass(150);
      other.inbox.withdraw('c1', 'b1', { edit: true });
      browser.deliver(one);
      if (answered) one.world.store();
      browser.kill(other);
      one.inbox.setDraft('c1', 'of the other');
      one.inbox.setDraft('c1', '');
      browser.settle();
      assert.equal(one.inbox.$draft.get().text, '');
      assert.equal(browser.open('c').inbox.$draft.get().text, 'hello\ntyped');
    }
  });

  test('SEND-12.5 it is taken back by the next that sends where the one that sent is gone', () => {
    const { browser, one, other } = offline();
    other.inbox.withdraw('c1', 'b1', { edit: true });
    browser.kill(one);
    browser.settle();
    assert.deepEqual([other.shown(), other.inbox.$draft.get().text, browser.rows.get('draft:c1')], [[], 'hello', undefined]);
    browser.pass(150);
    assert.deepEqual([...browser.rows], [['draft:c1', { v: 1, text: 'hello' }]]);
  });
});
