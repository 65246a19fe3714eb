import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { refusedInOne, twoTabs } from '../../../test/support/node/two-tabs.ts';

describe('the tab that sends goes', () => {
  for (const how of ['close', 'kill'] as const) {
    test(`SEND-8.2 ${how}: the other sends from then on, and finds out what became of what was on its way`, () => {
      const { browser, one, other } = twoTabs();
      one.inbox.send('c1', 'on its way');
      one.inbox.send('c1', 'next');
      browser.settle();
      browser[how](one);
      browser.settle();
      assert.deepEqual(other.shown(), ['on its way: unconfirmed', 'next: queued']);
      assert.deepEqual(other.world.sends.map(({ asked }) => [asked.key, asked.text]), [['a1', 'on its way']]);
      other.world.accept(1);
      browser.settle();
      other.world.accept(2);
      browser.settle();
      assert.deepEqual([other.shown(), [...browser.rows.keys()]], [['on its way: sent', 'next: sent'], ['arrived:a1', 'place:c1']]);
    });
  }

  test('SEND-8.3 at whatever instant it dies, what the other has sent leaves once', () => {
    for (let steps = 0; steps < 6; steps++) {
      const { browser, one, other } = twoTabs();
      other.inbox.send('c1', 'hello');
      const deeds = [() => other.world.store(), () => browser.deliver(one), () => one.world.open(), () => one.world.store(), () => browser.deliver(other)];
      for (const deed of deeds.slice(0, steps)) deed();
      browser.kill(one);
      browser.settle();
      const left = other.world.sends.map(({ asked }) => asked.key);
      assert.deepEqual([left, other.shown()], [['b1'], [steps < 4 ? 'hello: sending' : 'hello: unconfirmed']], `after ${steps} steps`);
    }
  });

  test('SEND-8.3 what a tab put on the disk before it died is sent by the other', () => {
    const { browser, one, other } = twoTabs();
    other.inbox.send('c1', 'hello');
    other.world.store();
    browser.kill(other);
    browser.settle();
    assert.deepEqual(one.world.sends.map(({ asked }) => asked.key), ['b1']);
  });

  test('SEND-8.3 what is sent while nobody sends leaves with the next that does', () => {
    const { browser, one, other } = twoTabs();
    browser.kill(one);
    other.inbox.send('c1', 'hello');
    other.world.store();
    assert.equal(other.world.sends.length, 0);
    browser.settle();
    assert.deepEqual(other.world.sends.map(({ asked }) => asked.key), ['b1']);
  });

  test('SEND-8.2 a store that was shut stays shut until its time', () => {
    const { browser, one, other } = refusedInOne('throttled', { retryAt: 1_780_000_060_000 });
    browser.close(one);
    browser.settle();
    browser.pass(1_780_000_060_000 - other.world.now - 1);
    assert.equal(other.world.sends.length, 0);
    browser.pass(1);
    assert.deepEqual(other.world.sends.map(({ asked }) => asked.key), ['a1']);
  });

  test('SEND-8.2 of three tabs one sends', () => {
    const { browser, one, other } = twoTabs();
    const third = browser.open('c');
    third.inbox.send('c1', 'hello');
    browser.settle();
    browser.kill(one);
    browser.settle();
    assert.deepEqual([other.world.sends.length, third.world.sends.length, third.shown()], [1, 0, ['hello: unconfirmed']]);
  });

  test('SEND-8.2 tells the host of what had been on its way', () => {
    const { browser, one, other } = twoTabs();
    one.inbox.send('c1', 'hello');
    browser.settle();
    browser.kill(one);
    browser.settle();
    other.world.accept();
    browser.settle();
    assert.deepEqual(other.events.map(({ type, origin }) => `${type} ${origin}`), ['sent here']);
  });
});

describe('a tab whose disk does not open', () => {
  /** `other` finds no disk when its turn comes. */
  const alone = () => {
    const { browser, one, other } = twoTabs();
    const third = browser.open('c');
    other.world.kind = 'memory';
    browser.kill(one);
    browser.settle();
    return { browser, other, third };
  };

  test('SEND-2.6 sends what is its own, and says that nothing is saved', () => {
    const { browser, other, third } = alone();
    other.inbox.send('c1', 'hello');
    browser.settle();
    assert.deepEqual([other.inbox.$storage.get(), other.shown(), other.world.sends.length, third.shown()], ['memory', ['hello: sending'], 1, []]);
  });

  test('SEND-8.2 leaves the others to one whose disk does', () => {
    const { browser, third } = alone();
    third.inbox.send('c1', 'hello');
    browser.settle();
    assert.deepEqual([third.world.sends.length, third.shown()], [1, ['hello: sending']]);
  });
});

describe('what the next that sends does not tell', () => {
  test('SEND-8.29 is asked for at once, for it may have arrived', () => {
    const { browser, one, other } = twoTabs();
    const third = browser.open('c');
    other.inbox.send('c1', 'hello');
    browser.settle();
    one.world.accept();
    one.world.store();
    // What it says last reaches nobody.
    for (const page of [other, third]) browser.tabs.lose(page.tabs);
    browser.kill(one);
    assert.deepEqual([other.world.syncs.length, third.world.syncs.length], [0, 0]);
    browser.settle();
    assert.deepEqual([other.shown(), third.world.syncs.length + other.world.syncs.length > 0], [[], true]);
    assert.equal(third.world.syncs.length, 1);
  });

  /** `other` has put a message on the disk, which was emptied before anybody looked. */
  const lost = () => {
    const tabs = twoTabs();
    tabs.browser.pass(1);
    tabs.other.inbox.send('c1', 'hello');
    tabs.other.world.store();
    tabs.browser.disk.clear();
    return tabs;
  };

  test('SEND-2.24 a message that no sender has heard of is kept by the tab on which it was clicked when that sends', () => {
    const { browser, one, other } = lost();
    browser.kill(one);
    browser.settle();
    assert.deepEqual([other.shown(), browser.rows.has('out:b1'), other.world.sends.map(({ asked }) => asked.key)], [['hello: unconfirmed'], true, ['b1']]);
  });

  test('SEND-2.24 it is written again where the tab that sends lives and does not find it', () => {
    const { browser, one, other } = lost();
    browser.live(20);
    assert.deepEqual([other.shown(), browser.rows.has('out:b1'), one.world.sends.map(({ asked }) => asked.key)], [['hello: unconfirmed'], true, ['b1']]);
  });

  test('SEND-2.24 one of which a sender may have said something while the page slept is not', () => {
    const { browser, one, other } = twoTabs();
    browser.pass(1);
    other.inbox.send('c1', 'hello');
    other.world.live('sleeping');
    browser.settle();
    one.world.accept();
    browser.settle();
    other.world.live('awake');
    browser.settle();
    browser.live(20);
    browser.kill(one);
    browser.settle();
    assert.deepEqual([browser.rows.has('out:b1'), other.world.sends.length], [false, 0]);
  });
});
