import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { refusedInOne, twoTabs } from '../../../test/support/node/two-tabs.ts';
import type { FakePage } from '../../../test/support/node/fake-browser.ts';
import { sampleMessage } from '../../../test/support/node/sample-message.ts';

describe('two tabs', () => {
  test('SEND-8.12 a text that the one has sent is no draft of the other any more', () => {
    for (const sender of ['one', 'other'] as const) {
      const tabs = twoTabs();
      for (const { inbox } of [tabs.one, tabs.other]) {
        inbox.open('c1');
        inbox.setDraft('c1', 'hello');
      }
      tabs.browser.settle();
      tabs[sender].inbox.send('c1', 'hello');
      tabs.browser.settle();
      assert.deepEqual([tabs.one.inbox.$draft.get().text, tabs.other.inbox.$draft.get().text], ['', '']);
    }
  });

  test('SEND-8.1 what is sent in the one that does not send leaves the other, once', () => {
    const { browser, one, other } = twoTabs();
    other.inbox.send('c1', 'hello');
    assert.deepEqual(other.shown(), ['hello: queued']);
    browser.settle();
    assert.deepEqual([one.world.sends.map(({ asked }) => asked.key), other.world.sends.length], [['b1'], 0]);
  });

  test('SEND-8.1 show the same at each step', () => {
    const { browser, one, other } = twoTabs();
    other.inbox.send('c1', 'hello');
    browser.settle();
    assert.deepEqual([one.shown(), other.shown()], [['hello: sending'], ['hello: sending']]);
    one.world.sends.shift()?.answer({ kind: 'unknown', why: 'cut' });
    browser.settle();
    assert.deepEqual([one.shown(), other.shown()], [['hello: unconfirmed'], ['hello: unconfirmed']]);
    browser.pass(1_000);
    one.world.accept();
    browser.settle();
    assert.deepEqual([one.shown(), other.shown()], [['hello: sent'], ['hello: sent']]);
    assert.equal(browser.rows.has('out:b1'), false);
  });

  test('SEND-8.1 show a confirmed message at every moment, and once', () => {
    const { browser, one, other } = twoTabs();
    one.inbox.send('c1', 'hello');
    browser.settle();
    const moments: number[] = [];
    for (const { inbox } of [one, other]) inbox.$thread.listen(({ bubbles }) => moments.push(bubbles.length));
    one.world.accept();
    browser.settle();
    assert.ok(moments.length > 1 && moments.every((bubbles) => bubbles === 1), moments.join(' '));
  });

  test('SEND-8.1 show the same stores as shut', () => {
    const { one, other } = refusedInOne('throttled');
    assert.equal(one.inbox.$gates.get().get('s1')?.cause, 'throttled');
    assert.deepEqual(other.inbox.$gates.get(), one.inbox.$gates.get());
  });

  test('SEND-8.1 a tab that comes later shows what the others show', () => {
    const { browser, one } = refusedInOne('content');
    assert.deepEqual(browser.open('c').shown(), one.shown());
  });

  test('SEND-8.11 send what is clicked here and there in the order of the clicks', () => {
    const { browser, one, other } = twoTabs();
    for (const [i, page] of [one, other, other, one].entries()) {
      page.inbox.send('c1', `${i}`);
      browser.pass(1);
    }
    const sent: string[] = [];
    for (let i = 0; i < 4; i++) {
      sent.push(one.world.sends[0]?.asked.text ?? '');
      one.world.accept(100 + i);
      browser.settle();
    }
    assert.deepEqual([sent, other.shown()], [['0', '1', '2', '3'], ['0: sent', '1: sent', '2: sent', '3: sent']]);
  });

  test('EMBED-3.1 tell their hosts whether it was this tab that sent', () => {
    const { browser, one, other } = twoTabs();
    other.inbox.send('c1', 'hello');
    browser.settle();
    one.world.sends.shift()?.answer({ kind: 'unknown', why: 'cut' });
    browser.pass(1_000);
    one.world.accept();
    browser.settle();
    const told = ({ events }: FakePage) => events.map(({ type, origin }) => `${type} ${origin}`);
    assert.deepEqual([told(one), told(other)], [['unconfirmed here', 'sent here'], ['unconfirmed elsewhere', 'sent elsewhere']]);
  });

  test('INBOX-4.32 sending takes the draft and its row with it, and what somebody types in the other tab meanwhile stays', () => {
    const { browser, one, other } = twoTabs();
    other.inbox.setDraft('c1', 'hello');
    browser.pass(150);
    one.inbox.setDraft('c1', 'mine');
    other.inbox.send('c1', 'hello');
    browser.settle();
    assert.deepEqual([one.inbox.$draft.get().text, other.inbox.$draft.get().text, browser.rows.has('draft:c1')], ['mine', '', false]);
    one.inbox.setDraft('c1', 'mine too');
    browser.pass(150);
    assert.equal(browser.rows.has('draft:c1'), true);
  });

  test('SEND-2.4 the text comes back in the tab in which it was sent, and nothing of it is seen in the other', () => {
    const { browser, one, other } = twoTabs();
    other.inbox.send('c1', 'hello');
    other.world.refuse();
    browser.settle();
    assert.deepEqual([one.shown(), other.shown(), other.inbox.$draft.get().text, one.world.sends.length], [[], [], 'hello', 0]);
  });
});

describe('what a tab does not understand', () => {
  test('SEND-8.10 another version, or nonsense, changes nothing in either', () => {
    const { browser, one, other } = refusedInOne('content');
    const stranger = browser.open('c');
    const shown = [one.shown(), other.shown(), one.inbox.$gates.get()];
    const wish = { type: 'discard', conversationId: 'c1', key: 'a1' };
    for (const message of [null, 'hello', 7, [], {}, { v: 2, type: 'wish', wish }, { type: 'wish', wish }, { v: 1, type: 'told', whole: true, entries: [{}], gone: [], gates: [] }, { v: 1, type: 'told', whole: true }, { v: 1, type: 'toString' }]) {
      stranger.tabs.post(message);
    }
    browser.settle();
    assert.deepEqual([one.shown(), other.shown(), one.inbox.$gates.get()], shown);
    assert.equal(browser.rows.has('out:a1'), true);
  });
});

test('SEND-8.3 a message that comes back by a sync heals in both, whichever heard it', () => {
  const { browser, one, other } = twoTabs();
  one.inbox.send('c1', 'hello');
  browser.settle();
  one.world.sends.shift()?.answer({ kind: 'unknown', why: 'cut' });
  other.inbox.refresh();
  other.world.page({ cursor: 'b', messages: [sampleMessage({ id: 'm2', key: 'a1', position: 2, text: 'hello' })] });
  browser.settle();
  assert.deepEqual([one.shown(), other.shown()], [['hello: sent'], ['hello: sent']]);
});
