import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { sampleFailure } from '../../../test/support/node/sample-failure.ts';
import { refusedInOne, twoTabs } from '../../../test/support/node/two-tabs.ts';

/** Two tabs; `one`, which sends, stands still without having been told, and `other` has something to send. */
function frozenSender() {
  const tabs = twoTabs();
  tabs.browser.freeze(tabs.one);
  tabs.other.inbox.send('c1', 'hello');
  tabs.browser.settle();
  return tabs;
}
const left = ({ world }: { world: { sends: readonly { asked: { key: string } }[] } }) => world.sends.map(({ asked }) => asked.key);
/** What `page` posts while `deed` runs, by type. */
function posted(page: ReturnType<typeof twoTabs>['one'], deed: () => void): string[] {
  const { post } = page.tabs;
  const types: string[] = [];
  page.tabs.post = (message) => {
    types.push((message as { type: string }).type);
    post(message);
  };
  deed();
  page.tabs.post = post;
  return types;
}

describe('a tab that sends stands still', () => {
  test('SEND-8.22 after 14 s another tab takes the sending over, and what was queued leaves once', () => {
    const { browser, other } = frozenSender();
    browser.live(13);
    assert.deepEqual(left(other), []);
    browser.live(1);
    assert.deepEqual(left(other), ['b1']);
    other.world.accept();
    browser.live(60);
    assert.deepEqual([left(other), other.shown()], [[], ['hello: sent']]);
  });

  test('SEND-8.22 it is asked after 4 s, once', () => {
    const { browser, other } = frozenSender();
    assert.deepEqual([posted(other, () => browser.live(3)), posted(other, () => browser.live(1)), posted(other, () => browser.live(9))], [[], ['ask'], []]);
  });

  test('SEND-8.22 what was on its way from it is found out first', () => {
    const { browser, one, other } = twoTabs();
    one.inbox.send('c1', 'on its way');
    browser.settle();
    browser.freeze(one);
    browser.live(15);
    assert.deepEqual([left(other), other.shown()], [['a1'], ['on its way: unconfirmed']]);
  });

  test('SEND-8.22 while it answers it keeps the sending, however long its message takes', () => {
    const { browser, one, other } = twoTabs();
    other.inbox.send('c1', 'hello');
    browser.settle();
    const says = posted(one, () => browser.live(29));
    assert.deepEqual([left(one), left(other), says.includes('here')], [['b1'], [], true]);
  });

  test('SEND-8.22 nothing is asked where nothing is due', () => {
    const { browser, one, other } = twoTabs();
    browser.freeze(one);
    assert.deepEqual([posted(other, () => browser.live(40)), other.world.timers.size > 0], [[], true]);
  });

  test('SEND-8.22 what waits for its time is asked for when that has come', () => {
    const { browser, one, other } = twoTabs();
    one.inbox.send('c1', 'hello');
    browser.settle();
    one.world.sends.shift()?.answer({ kind: 'unknown', why: 'cut', retryAfterMs: 30_000 });
    browser.settle();
    browser.freeze(one);
    assert.deepEqual(posted(other, () => browser.live(33)), []);
    browser.live(11);
    assert.deepEqual(left(other), ['a1']);
  });

  test('SEND-8.22 nothing is asked while the network is gone', () => {
    const { browser, other } = frozenSender();
    other.world.setOnline(false);
    assert.deepEqual([posted(other, () => browser.live(60)), left(other)], [[], []]);
  });

  test('SEND-8.23 a hidden tab asks twice, so that one in view goes first', () => {
    const { browser, other } = frozenSender();
    other.world.visible = false;
    assert.deepEqual(posted(other, () => browser.live(23)), ['ask', 'ask']);
    assert.deepEqual(left(other), []);
    browser.live(1);
    assert.deepEqual(left(other), ['b1']);
  });

  test('SEND-8.23 timers that run once a minute are no reason for a hidden tab not to take over', () => {
    const { browser, other } = frozenSender();
    other.world.visible = false;
    browser.freeze(other);
    for (let minute = 0; minute < 3; minute++) {
      other.world.now += 60_000;
      browser.thaw(other);
      browser.freeze(other);
    }
    browser.thaw(other);
    assert.deepEqual(left(other), []);
    other.world.now += 60_000;
    browser.pass(0);
    assert.deepEqual(left(other), ['b1']);
  });

  test('SEND-8.22 a tab that stood still itself takes nothing: it asks anew', () => {
    const { browser, one, other } = frozenSender();
    browser.live(6);
    browser.freeze(other);
    other.world.now += 3_600_000;
    browser.thaw(one);
    browser.freeze(one);
    browser.thaw(other);
    assert.deepEqual(posted(other, () => browser.live(4)), ['ask']);
    assert.deepEqual(left(other), []);
    browser.live(10);
    assert.deepEqual(left(other), ['b1']);
  });
});

describe('what was asked for in another tab', () => {
  test('SEND-8.22 is said again to the tab that sends next', () => {
    const { browser, one, other } = twoTabs();
    const third = browser.open('c');
    one.inbox.send('c1', 'hello');
    browser.settle();
    one.world.sends.shift()?.answer({ kind: 'refused', failure: sampleFailure('content') });
    browser.settle();
    browser.freeze(one);
    other.inbox.discard('c1', 'a1');
    browser.settle();
    browser.kill(one);
    browser.tabs.freeze(other.tabs, true);
    browser.settle();
    browser.tabs.freeze(other.tabs, false);
    browser.settle();
    assert.deepEqual([third.shown(), other.shown(), browser.rows.has('out:a1')], [[], [], false]);
  });
});

describe('two versions of the widget', () => {
  const here = (rows: number) => ({ v: 9, type: 'here', rows, epoch: 1 });

  test('SEND-8.25 one that writes newer rows takes the sending at once from one that cannot read them', () => {
    const { other, browser, one } = frozenSender();
    browser.tabs.freeze(one.tabs, true);
    const stranger = browser.tabs.open();
    stranger.post(here(0));
    browser.settle();
    assert.deepEqual(left(other), ['b1']);
  });

  test('SEND-8.25 an older one never takes it from a newer one, not even from a silent one', () => {
    const { other, browser } = frozenSender();
    browser.tabs.open().post(here(2));
    browser.live(120);
    assert.deepEqual(left(other), []);
  });
});

test('SEND-8.22 a hidden sender whose timers are late does what is due when another tab asks', () => {
  const { browser, one, other } = refusedInOne('throttled', { retryAt: null });
  one.world.visible = false;
  // Its timers do not run; everything else does.
  for (let i = 0; i < 70 && left(one).length === 0; i++) {
    other.world.pass(1_000);
    one.world.now += 1_000;
    browser.settle();
  }
  assert.deepEqual([left(one), left(other)], [['a1'], []]);
});
