import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import type { FakePage } from '../../../test/support/node/fake-browser.ts';
import { refusedInOne, twoTabs } from '../../../test/support/node/two-tabs.ts';

const left = ({ world }: FakePage) => world.sends.filter(({ cancelled }) => !cancelled).map(({ asked }) => asked.key);

/** `one` stood still while it sent something; `other` has taken the sending over. */
function takenOver(tellsRobbed = true) {
  const tabs = twoTabs();
  const { browser, one, other } = tabs;
  browser.tabs.tellsRobbed = tellsRobbed;
  one.inbox.send('c1', 'on its way');
  browser.settle();
  browser.freeze(one);
  browser.live(15);
  assert.deepEqual(left(other), ['a1']);
  return tabs;
}

for (const [how, tellsRobbed] of [['by the lock', true], ['by what the other says (plain http)', false]] as const) {
  describe(`a tab that runs again after another has taken the sending over, as it learns ${how}`, () => {
    test('SEND-8.21 gives up what it had on the wire, and shows what the other makes of it', () => {
      const { browser, one, other } = takenOver(tellsRobbed);
      browser.thaw(one);
      browser.live(1);
      assert.deepEqual([left(one), left(other)], [[], ['a1']]);
      other.world.accept();
      browser.settle();
      assert.deepEqual([one.shown(), other.shown(), one.events.map(({ type, origin }) => `${type} ${origin}`)], [['on its way: sent'], ['on its way: sent'], ['unconfirmed elsewhere', 'sent elsewhere']]);
    });

    test('SEND-8.21 shows also what the other told while nothing was heard', () => {
      const { browser, one, other } = twoTabs();
      browser.tabs.tellsRobbed = tellsRobbed;
      browser.freeze(one);
      other.inbox.send('c1', 'hello');
      browser.live(15);
      browser.tabs.lose(one.tabs);
      browser.thaw(one);
      one.inbox.send('c2', 'new');
      browser.settle();
      assert.deepEqual([one.shown(), left(one)], [['hello: sending'], []]);
    });

    test('SEND-8.21 hands what is sent in it from then on to the other, once', () => {
      const { browser, one, other } = takenOver(tellsRobbed);
      browser.thaw(one);
      one.inbox.send('c2', 'new');
      browser.live(1);
      assert.deepEqual([left(one), left(other)], [[], ['a1', 'a2']]);
    });

    test('SEND-8.21 waits for its turn, and has it when the other goes', () => {
      const { browser, one, other } = takenOver(tellsRobbed);
      browser.thaw(one);
      browser.live(1);
      browser.close(other);
      browser.settle();
      assert.deepEqual(left(one), ['a1']);
    });
  });
}

describe('a tab that does not know yet that another sends', () => {
  /** It runs again, and has heard of nothing. */
  const unaware = () => {
    const tabs = takenOver(false);
    const { browser, one } = tabs;
    // Its channel is slower than its disk.
    const { deliver } = browser.tabs;
    const hold = () => {
      browser.tabs.deliver = (port) => port !== one.tabs && deliver.call(browser.tabs, port);
    };
    const release = () => (browser.tabs.deliver = deliver);
    hold();
    browser.thaw(one);
    return { ...tabs, release };
  };

  test('SEND-8.21 sends nothing new: the disk refuses its departure, and takes the message', () => {
    const { browser, one, other, release } = unaware();
    one.inbox.send('c2', 'new');
    browser.settle();
    assert.deepEqual([left(one), one.inbox.$draft.get().text, browser.rows.has('out:a2')], [[], '', true]);
    release();
    browser.live(1);
    assert.deepEqual([left(one), left(other)], [[], ['a1', 'a2']]);
    assert.equal((browser.rows.get('out:a2') as { attempts: unknown[] }).attempts.length, 1);
  });

  test('SEND-8.21 changes no row of the other', () => {
    const { browser, one, release } = unaware();
    const before = structuredClone(browser.rows.get('out:a1'));
    one.world.sends.shift()?.answer({ kind: 'unknown', why: 'cut' });
    browser.settle();
    assert.deepEqual(browser.rows.get('out:a1'), before);
    release();
    browser.live(1);
    assert.deepEqual(one.world.commits, []);
  });

  test('SEND-8.21 takes an answer all the same that says that it has arrived', () => {
    const { browser, one, other, release } = unaware();
    one.world.accept();
    browser.settle();
    release();
    browser.live(1);
    assert.deepEqual([one.shown(), other.shown()], [['on its way: sent'], ['on its way: sent']]);
  });
});

describe('a departure that the disk confirms to a tab that stood still meanwhile', () => {
  test('SEND-8.24 does not leave: another tab may have sent it', () => {
    const { browser, one, other } = twoTabs();
    browser.tabs.tellsRobbed = false;
    one.inbox.send('c1', 'hello');
    // It is on the disk, and the page stands still before it hears of it.
    const { answer, asked } = one.world.commits.shift()!;
    assert.deepEqual(browser.disk.take(asked), { ok: true });
    browser.freeze(one);
    other.inbox.send('c2', 'work');
    browser.settle();
    browser.live(15);
    assert.deepEqual(left(other).toSorted(), ['a1', 'b1']);
    one.world.now = other.world.now;
    answer({ ok: true });
    assert.deepEqual(left(one), []);
    browser.thaw(one);
    browser.live(1);
    assert.deepEqual([left(one), one.shown()], [[], other.shown()]);
  });
});

describe('a page that is put to sleep', () => {
  test('SEND-8.26 lets another tab send at once, and gives up what it had on the wire', () => {
    const { browser, one, other } = twoTabs();
    one.inbox.send('c1', 'on its way');
    browser.settle();
    one.world.live('sleeping');
    browser.freeze(one);
    browser.settle();
    assert.deepEqual([left(one), left(other)], [[], ['a1']]);
  });

  test('SEND-8.26 that wakes shows what the others did, and waits for its turn', () => {
    const { browser, one, other } = twoTabs();
    one.inbox.send('c1', 'on its way');
    browser.settle();
    one.world.live('sleeping');
    browser.freeze(one);
    browser.settle();
    other.world.accept();
    other.inbox.send('c1', 'second');
    browser.live(20);
    one.world.live('awake');
    browser.thaw(one);
    browser.settle();
    assert.deepEqual(one.shown().at(-1), 'second: sending');
    browser.close(other);
    browser.settle();
    assert.deepEqual(left(one), ['b1']);
  });

  test('SEND-8.26 that wakes asks at once what is new', () => {
    const { one } = twoTabs();
    one.world.live('sleeping');
    assert.equal(one.world.syncs.length, 0);
    one.world.live('awake');
    assert.equal(one.world.syncs.length, 1);
  });

  test('SEND-8.26 alone in its browser goes on when it wakes, after finding out what became of what it had sent', () => {
    const { browser, one, other } = twoTabs();
    browser.kill(other);
    one.inbox.send('c1', 'on its way');
    browser.settle();
    for (const life of ['sleeping', 'sleeping', 'awake', 'awake'] as const) {
      one.world.live(life);
      browser.settle();
    }
    assert.deepEqual([left(one), one.shown()], [['a1'], ['on its way: unconfirmed']]);
  });

  for (const life of ['sleeping', 'hidden'] as const) {
    test(`INBOX-4.1 ${life}: what stands in its composers is written at once`, () => {
      const { browser, one } = twoTabs();
      one.inbox.setDraft('c1', 'half a');
      one.world.live(life);
      browser.settle();
      assert.equal(browser.rows.has('draft:c1'), true);
    });
  }

  test('SEND-8.26 hears nothing while it sleeps, so that it can be kept for "back"', () => {
    const { browser, one, other } = twoTabs();
    one.world.live('sleeping');
    browser.settle();
    other.inbox.send('c1', 'hello');
    browser.settle();
    assert.deepEqual(one.shown(), []);
    one.world.live('awake');
    browser.settle();
    assert.deepEqual(one.shown(), ['hello: sending']);
  });
});

describe('what a person does in a tab that has lost the sending', () => {
  test('SEND-8.4 is done by the one that sends', () => {
    const { browser, one, other } = refusedInOne('content');
    browser.freeze(one);
    other.inbox.send('c2', 'work');
    browser.live(16);
    browser.thaw(one);
    browser.settle();
    one.inbox.discard('c1', 'a1');
    assert.deepEqual([one.world.commits.length, one.shown()], [0, ['hello: failed']]);
    browser.settle();
    assert.deepEqual([one.shown(), other.shown(), browser.rows.has('out:a1')], [[], [], false]);
  });
});

test('SEND-8.21 what a former sender tells is passed over by those who have heard of a newer one', () => {
  const { browser, one, other } = twoTabs();
  const third = browser.open('c');
  browser.tabs.tellsRobbed = false;
  browser.freeze(one);
  other.inbox.send('c1', 'hello');
  browser.live(15);
  const shown = third.shown();
  assert.deepEqual(shown, ['hello: sending']);
  // All who come ask everybody who sends for everything, and it answers before it hears of the newer one, or its disk refuses it anything.
  browser.tabs.lose(one.tabs);
  browser.open('d');
  browser.deliver(one);
  while (browser.deliver(third)) assert.deepEqual(third.shown(), shown);
  browser.thaw(one);
  browser.settle();
  assert.deepEqual([one.shown(), third.shown()], [shown, shown]);
});

test('SEND-2.20 a new message that an emptied disk has refused leaves all the same where another tab sends by then', () => {
  const { browser, one, other } = twoTabs();
  browser.disk.clear();
  one.inbox.send('c1', 'hello');
  const { answer, asked } = one.world.commits.shift()!;
  const refusal = browser.disk.take(asked);
  browser.freeze(one);
  other.inbox.send('c2', 'work');
  browser.live(16);
  browser.thaw(one);
  answer(refusal);
  browser.live(1);
  assert.deepEqual([left(other), one.shown(), browser.rows.has('out:a1')], [['b1', 'a1'], ['hello: sending'], true]);
});

test('SEND-2.20 a new message that an emptied disk has refused leaves once where another tab takes over before it is written again', () => {
  const { browser, one, other } = twoTabs();
  browser.disk.clear();
  one.inbox.send('c1', 'hello');
  one.world.store();
  // It waits for the disk to lead anew, and stands still.
  browser.freeze(one);
  other.inbox.send('c2', 'work');
  browser.live(16);
  browser.thaw(one);
  browser.live(20);
  const sent = [one, other].flatMap(({ world }) => world.sends).filter(({ asked }) => asked.key === 'a1');
  assert.deepEqual([sent.length, one.shown(), other.shown(), browser.rows.has('out:a1')], [1, ['hello: sending'], ['hello: sending'], true]);
});

test('SEND-8.21 what a person does in a tab that has lost the sending without knowing is done by the one that sends', () => {
  const deeds = {
    pause: ({ inbox }: FakePage) => inbox.pause('s1', true),
    withdraw: ({ inbox }: FakePage) => inbox.withdraw('c1', 'a2', { edit: true }),
  };
  for (const [deed, act] of Object.entries(deeds)) {
    const { browser, one, other } = twoTabs();
    browser.tabs.tellsRobbed = false;
    one.inbox.send('c1', 'first');
    browser.settle();
    one.inbox.send('c1', 'second');
    browser.settle();
    browser.freeze(one);
    other.inbox.send('c2', 'work');
    browser.live(16);
    act(one);
    browser.thaw(one);
    browser.live(6);
    if (deed === 'pause') assert.deepEqual([[...one.inbox.$paused.get()], [...other.inbox.$paused.get()]], [['s1'], ['s1']]);
    if (deed === 'withdraw') assert.deepEqual([one.shown(), other.shown(), one.inbox.$draft.get().text], [['first: unconfirmed'], ['first: unconfirmed'], 'second']);
  }
});

test('SEND-8.21 a retry in a tab that has lost the sending without knowing leaves from the one that sends', () => {
  const { browser, one, other } = refusedInOne('unknown', { retryable: true });
  browser.tabs.tellsRobbed = false;
  browser.freeze(one);
  other.inbox.send('c2', 'work');
  browser.live(16);
  assert.deepEqual(one.inbox.retry('c1', 'a1'), { ok: true });
  browser.thaw(one);
  browser.live(6);
  assert.deepEqual([left(one), left(other)], [[], ['b1', 'a1']]);
});
