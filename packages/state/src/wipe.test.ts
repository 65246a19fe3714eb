import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { samplePage } from '../../../test/support/node/sample-page.ts';
import { twoTabs } from '../../../test/support/node/two-tabs.ts';
import type { FakePage } from '../../../test/support/node/fake-browser.ts';

const left = ({ world }: FakePage) => world.sends.filter(({ cancelled }) => !cancelled).map(({ asked }) => asked.key);
/** Everything that a page shows or holds of the account. */
const seen = ({ inbox }: FakePage) => ({
  conversations: inbox.$conversations.get().length,
  stores: inbox.$stores.get().length,
  bubbles: inbox.$thread.get().bubbles.length,
  draft: inbox.$draft.get().text,
  returned: inbox.$returned.get(),
  halted: inbox.$halted.get(),
});
const nothing = { conversations: 0, stores: 0, bubbles: 0, draft: '', returned: null, halted: 'wiped' };

/** Two tabs with a message on the wire, one that waits, and a draft. */
function busy() {
  const tabs = twoTabs();
  tabs.one.inbox.send('c1', 'on its way');
  tabs.one.inbox.send('c1', 'waits');
  tabs.browser.settle();
  tabs.one.inbox.setDraft('c1', 'half a');
  tabs.other.inbox.setDraft('c2', 'half b');
  tabs.browser.pass(150);
  return tabs;
}

describe('an account that a person signs out', () => {
  for (const which of ['one', 'other'] as const) {
    test(`SEND-2.21 leaves nothing on the disk, nor in any tab, and nothing is sent any more (asked for in ${which === 'one' ? 'the tab that sends' : 'another tab'})`, () => {
      const tabs = busy();
      const { browser, one, other } = tabs;
      const done: boolean[] = [];
      tabs[which].inbox.wipe((emptied) => done.push(emptied));
      browser.settle();
      browser.live(120);
      assert.deepEqual([done, browser.rows.size, left(one), left(other)], [[true], 0, [], []]);
      assert.deepEqual([seen(one), seen(other)], [nothing, nothing]);
    });
  }

  test('SEND-2.21 tells a tab that hears nothing at its next write, which the disk refuses', () => {
    const { browser, one, other } = busy();
    browser.freeze(other);
    one.inbox.wipe();
    browser.settle();
    browser.kill(one);
    const { deliver } = browser.tabs;
    browser.tabs.deliver = () => false;
    browser.thaw(other);
    browser.settle();
    browser.tabs.deliver = deliver;
    assert.deepEqual([seen(other), browser.rows.size, left(other)], [nothing, 0, []]);
  });

  test('SEND-2.21 tells the other tabs at once, before the disk is empty', () => {
    const { browser, one, other } = busy();
    one.inbox.wipe();
    while (browser.deliver(other));
    assert.deepEqual([seen(other), browser.rows.size > 0], [nothing, true]);
  });

  test('SEND-2.21 tells also a tab that hears nothing and never sends, when it writes a new message', () => {
    const { browser, one, other } = busy();
    browser.tabs.freeze(other.tabs, true);
    browser.tabs.deliver = () => false;
    one.inbox.wipe();
    browser.settle();
    other.inbox.send('c1', 'hello');
    browser.settle();
    assert.deepEqual([seen(other), browser.rows.size], [nothing, 0]);
  });

  test('SEND-2.21 writes nothing of what has just been typed, and keeps nothing of what came back', () => {
    const { browser, one } = busy();
    one.inbox.send('c2', 'refused');
    one.world.refuse();
    browser.settle();
    one.inbox.setDraft('c1', 'half a, and more');
    one.inbox.wipe();
    one.world.pass(1_000);
    assert.deepEqual([one.world.commits.length, seen(one)], [0, nothing]);
  });

  test('SEND-2.21 takes no answer in that comes after', () => {
    const { browser, one, other } = busy();
    const [sent] = one.world.sends;
    const [question] = other.world.syncs;
    one.inbox.wipe();
    browser.settle();
    sent?.answer({ kind: 'unknown', why: 'cut' });
    question?.answer({ ok: true, value: samplePage() });
    browser.live(60);
    assert.deepEqual([seen(one), seen(other), browser.rows.size], [nothing, nothing, 0]);
  });

  test('SEND-2.21 is a new beginning for the next page', () => {
    const { browser, one, other } = busy();
    one.inbox.wipe();
    browser.settle();
    browser.close(one);
    browser.close(other);
    const next = browser.open('c');
    assert.deepEqual([next.shown(), next.inbox.$draft.get().text, next.inbox.$halted.get()], [[], '', null]);
    next.inbox.send('c1', 'hello');
    browser.settle();
    assert.deepEqual([left(next), browser.rows.has('out:c1')], [['c1'], true]);
  });

  test('SEND-2.22 asked for again, ends what has begun anew meanwhile', () => {
    const { browser, one } = busy();
    one.inbox.wipe();
    browser.settle();
    const next = browser.open('c');
    next.inbox.send('c1', 'hello');
    browser.settle();
    one.inbox.wipe();
    while (browser.deliver(next));
    assert.deepEqual([seen(next), left(next)], [nothing, []]);
    browser.settle();
    assert.equal(browser.rows.size, 0);
  });

  test('SEND-2.22 says so where the disk could not be emptied', () => {
    const { one } = twoTabs();
    const done: boolean[] = [];
    one.inbox.wipe((emptied) => done.push(emptied));
    assert.deepEqual(done, []);
    one.world.wipes.shift()?.answer({ ok: false, why: 'slow' });
    assert.deepEqual([done, seen(one)], [[false], nothing]);
  });

  test('SEND-2.22 empties the disk when it is asked for again after it could not, and where only another tab has', () => {
    const { browser, one, other } = busy();
    const done: boolean[] = [];
    one.inbox.wipe((emptied) => done.push(emptied));
    one.world.wipes.shift()?.answer({ ok: false, why: 'slow' });
    browser.settle();
    assert.deepEqual([done, browser.rows.size > 0], [[false], true]);
    for (const page of [one, other]) {
      page.inbox.wipe((emptied) => done.push(emptied));
      assert.equal(page.world.wipes.length, 1);
      browser.settle();
    }
    assert.deepEqual([done, browser.rows.size], [[false, true, true], 0]);
  });
});

describe('a disk that is emptied behind the back of the page', () => {
  test('SEND-2.20 gets again what the tab that sends holds, and what stands in its composers', () => {
    const { browser, one } = busy();
    browser.disk.clear();
    one.inbox.send('c2', 'new');
    browser.settle();
    assert.deepEqual([...browser.rows.keys()].toSorted(), ['draft:c1', 'draft:c2', 'out:a1', 'out:a2', 'out:a3']);
    assert.deepEqual([one.inbox.$storage.get(), left(one)], ['disk', ['a1', 'a3']]);
  });

  test('SEND-2.20 gets it once, and the other tabs are told', () => {
    const { browser, one, other } = busy();
    browser.disk.clear();
    one.inbox.send('c2', 'new');
    one.inbox.send('c2', 'newer');
    one.world.store();
    one.world.open();
    const commits = one.world.commits.flatMap(({ asked }) => asked.puts.map(({ key }) => key)).toSorted();
    assert.deepEqual(commits, ['draft:c1', 'draft:c2', 'out:a1', 'out:a2', 'out:a3', 'out:a4']);
    browser.settle();
    assert.deepEqual(other.shown(), one.shown());
  });

  test('SEND-2.20 a page that comes after that has it all', () => {
    const { browser, one, other } = busy();
    browser.disk.clear();
    one.inbox.send('c2', 'new');
    browser.settle();
    browser.kill(one);
    browser.kill(other);
    const next = browser.open('d');
    assert.deepEqual([next.shown(), next.inbox.$draft.get().text], [['on its way: unconfirmed', 'waits: queued'], 'half a']);
  });

  test('SEND-2.20 keeps what another tab has put there since', () => {
    const { browser, one, other } = busy();
    browser.disk.clear();
    other.inbox.send('c2', 'of another tab');
    other.world.store();
    // It dies before what it says has come.
    const { deliver } = browser.tabs;
    browser.tabs.deliver = () => false;
    one.inbox.send('c1', 'new');
    browser.settle();
    browser.tabs.deliver = deliver;
    assert.deepEqual([left(one), browser.rows.has('out:b1')], [['a1', 'b1'], true]);
  });

  test('SEND-2.20 a departure that was refused for that leaves, once', () => {
    const { browser, one } = twoTabs();
    one.inbox.send('c1', 'hello');
    browser.disk.clear();
    browser.settle();
    assert.deepEqual([left(one), browser.rows.has('out:a1')], [['a1'], true]);
  });
});
