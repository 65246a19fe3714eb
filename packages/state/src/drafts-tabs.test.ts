import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { twoTabs } from '../../../test/support/node/two-tabs.ts';

const texts = ({ one, other }: ReturnType<typeof twoTabs>) => [one, other].map(({ inbox }) => inbox.$draft.get().text);

describe('a draft in several tabs', () => {
  test('INBOX-4.30 what is typed in one appears in the other, saved, and so does that it was emptied', () => {
    const tabs = twoTabs();
    const { browser, one, other } = tabs;
    one.inbox.setDraft('c1', 'hello');
    browser.pass(150);
    assert.deepEqual(other.inbox.$draft.get(), { text: 'hello', saved: 'saved', replaces: null });
    other.inbox.setDraft('c1', 'hello you');
    browser.pass(150);
    assert.deepEqual(texts(tabs), ['hello you', 'hello you']);
    one.inbox.setDraft('c1', '');
    browser.pass(150);
    assert.deepEqual([texts(tabs), browser.rows.has('draft:c1')], [['', ''], false]);
  });

  test('INBOX-4.30 what the other tab has heard it does not write again', () => {
    const { browser, one, other } = twoTabs();
    one.inbox.setDraft('c1', 'hello');
    one.world.pass(150);
    one.world.store();
    while (browser.deliver(other));
    other.world.pass(150);
    assert.deepEqual([other.world.commits.length, other.inbox.$draft.get().text], [0, 'hello']);
  });

  test('INBOX-4.31 typed in both at once, no text is lost: both tabs and the disk end with the same', () => {
    const tabs = twoTabs();
    const { browser, one, other } = tabs;
    one.inbox.setDraft('c1', 'from one');
    other.inbox.setDraft('c1', 'of the other');
    browser.live(3);
    assert.deepEqual(texts(tabs), ['from one\nof the other', 'from one\nof the other']);
    assert.deepEqual(browser.rows.get('draft:c1'), { v: 1, text: 'from one\nof the other' });
  });

  test('INBOX-4.31 what is being typed goes on from what the other tab has written, and takes its place', () => {
    const tabs = twoTabs();
    const { browser, one, other } = tabs;
    one.inbox.setDraft('c1', 'hello');
    one.world.pass(150);
    one.world.store();
    other.inbox.setDraft('c1', 'hello you');
    browser.live(1);
    assert.deepEqual(texts(tabs), ['hello you', 'hello you']);
  });

  test('INBOX-4.32 sent in one, it is a draft in none; a message that takes the place of another as well', () => {
    const tabs = twoTabs();
    const { browser, one, other } = tabs;
    one.inbox.setDraft('c1', 'hello');
    browser.pass(150);
    other.inbox.send('c1', 'hello');
    browser.settle();
    assert.deepEqual([texts(tabs), browser.rows.has('draft:c1')], [['', ''], false]);
    one.inbox.setDraft('c1', 'next');
    browser.pass(150);
    assert.deepEqual(texts(tabs), ['next', 'next']);
  });

  test('INBOX-4.33 a tab that slept takes over what was written meanwhile', () => {
    const tabs = twoTabs();
    const { browser, one, other } = tabs;
    one.inbox.setDraft('c1', 'hello');
    browser.pass(150);
    other.world.live('sleeping');
    one.inbox.setDraft('c1', 'hello you');
    browser.pass(150);
    browser.tabs.lose(other.tabs);
    assert.deepEqual(texts(tabs), ['hello you', 'hello']);
    other.world.live('awake');
    browser.settle();
    assert.deepEqual(texts(tabs), ['hello you', 'hello you']);
  });

  test('INBOX-4.33 what is typed there before the disk has answered stays', () => {
    const tabs = twoTabs();
    const { browser, one, other } = tabs;
    one.inbox.setDraft('c1', 'hello');
    browser.pass(150);
    other.world.live('sleeping');
    other.world.live('awake');
    other.inbox.setDraft('c1', 'hello you');
    browser.live(1);
    assert.deepEqual(texts(tabs), ['hello you', 'hello you']);
  });

  test('INBOX-4.30 nonsense from another tab changes nothing', () => {
    const { browser, one, other } = twoTabs();
    for (const change of [{ v: 2 }, { text: 7 }, { before: null }, { conversationId: 1 }, { replaces: 3 }, { text: 'x'.repeat(100_001) }]) {
      one.world.ports.tabs?.post({ type: 'draft', v: 1, conversationId: 'c1', before: '', text: 'hello', replaces: null, ...change });
    }
    browser.settle();
    assert.equal(other.inbox.$draft.get().text, '');
  });
});
