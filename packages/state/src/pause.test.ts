import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { FakeWorld } from '../../../test/support/node/fake-world.ts';
import { sampleConversation } from '../../../test/support/node/sample-conversation.ts';
import { sampleMessage } from '../../../test/support/node/sample-message.ts';
import { sampleStore } from '../../../test/support/node/sample-store.ts';
import { twoTabs } from '../../../test/support/node/two-tabs.ts';
import { createInbox } from './create-inbox.ts';
import type { InboxOptions } from './inbox-options.ts';

function running(world = new FakeWorld(), options: InboxOptions = {}) {
  const inbox = createInbox(world.ports, options);
  inbox.start();
  world.open();
  world.bringUp({ stores: [sampleStore()], conversations: [sampleConversation()] });
  inbox.open('c1');
  world.history();
  return { world, inbox, bubble: () => inbox.$thread.get().bubbles.at(-1) };
}

/** The network is back, and has been stable; what was asked before is never answered. */
function back(world: FakeWorld): void {
  world.setOnline(true);
  world.pass(3_000);
  world.syncs.length = 0;
}

describe('"Pause sending"', () => {
  test('SEND-12.9 keeps what is clicked, and says so; "go on" sends it', () => {
    const { world, inbox, bubble } = running();
    inbox.pause('s1', true);
    inbox.send('c1', 'hello');
    world.store();
    assert.deepEqual([[...inbox.$paused.get()], bubble()?.delivery, bubble()?.hold, world.sends.length], [['s1'], 'waiting', 'paused', 0]);
    inbox.pause('s1', false);
    world.store();
    assert.deepEqual([[...inbox.$paused.get()], bubble()?.delivery, bubble()?.hold, world.sends.length], [[], 'sending', null, 1]);
  });

  test('SEND-12.9 is kept over a reload', () => {
    const before = running();
    before.inbox.pause('s1', true);
    before.world.store();
    const { world, inbox } = running(new FakeWorld({ rows: before.world.rows }));
    inbox.send('c1', 'hello');
    world.store();
    assert.deepEqual([[...inbox.$paused.get()], world.sends.length], [['s1'], 0]);
  });

  test('SEND-12.9 a row of it that cannot be read is set aside', () => {
    for (const value of ['s1', { v: 1, stores: [7] }, { v: 1, stores: ['s1'], times: [['s1', 'now']] }, { v: 2, stores: ['s1'] }]) {
      const { inbox } = running(new FakeWorld({ rows: new Map<string, unknown>([['paused', value]]) }));
      assert.deepEqual([inbox.$quarantined.get(), inbox.$paused.get().size], [1, 0]);
    }
  });

  for (const paused of [true, false]) {
    test(`SEND-12.9 ${paused ? '' : 'its end '}counts in the next tab that sends, though the disk has refused it`, () => {
      const { browser, one, other } = twoTabs();
      if (!paused) one.inbox.pause('s1', true);
      browser.settle();
      one.inbox.pause('s1', paused);
      one.world.refuse();
      while (browser.deliver(other));
      browser.kill(one);
      other.inbox.send('c1', 'hello');
      browser.settle();
      assert.deepEqual([[...other.inbox.$paused.get()], other.world.sends.length], paused ? [['s1'], 0] : [[], 1]);
      const next = browser.open('c');
      browser.kill(other);
      assert.deepEqual([...next.inbox.$paused.get()], paused ? ['s1'] : []);
      assert.deepEqual((browser.rows.get('paused') as { stores: string[] }).stores, paused ? ['s1'] : []);
    });
  }

  test('SEND-12.9 that the disk has counts more than what was told before it', () => {
    const { browser, one, other } = twoTabs();
    one.inbox.pause('s1', true);
    one.world.store();
    // What it said is lost with it.
    browser.tabs.lose(other.tabs);
    browser.kill(one);
    browser.settle();
    assert.deepEqual([...other.inbox.$paused.get()], ['s1']);
  });

  test('SEND-12.9 asked for in another tab counts in all, and in one that is opened later', () => {
    const { browser, one, other } = twoTabs();
    other.inbox.pause('s1', true);
    browser.settle();
    assert.deepEqual([...other.inbox.$paused.get()], ['s1']);
    one.inbox.send('c1', 'hello');
    browser.settle();
    const third = browser.open('c');
    assert.deepEqual([one, other, third].map(({ inbox }) => [...inbox.$paused.get()]), [['s1'], ['s1'], ['s1']]);
    assert.deepEqual([one.world.sends.length, third.shown()], [0, ['hello: waiting']]);
  });

  test('SEND-12.9 asked for in another tab counts though the one that sends dies before it hears', () => {
    const { browser, one, other } = twoTabs();
    other.inbox.pause('s1', true);
    // What it says before it hears that is no answer to it.
    one.inbox.send('c2', 'on its way');
    browser.deliver(other);
    browser.kill(one);
    browser.settle();
    other.inbox.send('c1', 'hello');
    browser.settle();
    assert.deepEqual([[...other.inbox.$paused.get()], other.world.sends.length, other.shown()], [['s1'], 0, ['hello: waiting']]);
  });
});

describe('what a person is asked about', () => {
  test('SEND-12.6 is asked about after 4 hours, or after what the host has set, and leaves when a person says so', () => {
    for (const [options, ms] of [[{}, 4 * 3_600_000], [{ staleAfterMs: 5_000 }, 5_000]] as const) {
      const { world, inbox, bubble } = running(undefined, options);
      world.setOnline(false);
      inbox.send('c1', 'hello');
      world.store();
      world.pass(ms - 1);
      assert.equal(bubble()?.hold, null);
      world.pass(1);
      assert.deepEqual([bubble()?.delivery, bubble()?.hold], ['waiting', 'stale']);
      inbox.sendAnyway('c1', 'k1');
      back(world);
      world.bringUp();
      world.store();
      assert.deepEqual([bubble()?.hold, world.sends.length], [null, 1]);
    }
  });

  test('SEND-12.7 is asked about where a sync brings what a colleague has answered, and goes where a person gives it up', () => {
    const { world, inbox, bubble } = running();
    world.setOnline(false);
    inbox.send('c1', 'hello');
    world.store();
    world.pass(120_000);
    back(world);
    world.bringUp({ messages: [sampleMessage({ id: 'm9', position: 9, at: world.now })], conversations: [sampleConversation()] });
    world.store();
    assert.deepEqual([bubble()?.text, bubble()?.delivery, bubble()?.hold, world.sends.length], ['hello', 'waiting', 'answered', 0]);
    inbox.discard('c1', 'k1');
    world.store();
    assert.deepEqual([bubble()?.id, world.rows.size, world.sends.length], ['m9', 0, 0]);
  });

  test('SEND-12.8 the word given in another tab counts', () => {
    const { browser, one, other } = twoTabs();
    for (const { world } of [one, other]) world.setOnline(false);
    one.inbox.send('c1', 'hello');
    browser.settle();
    one.world.pass(4 * 3_600_000);
    other.world.now = one.world.now;
    browser.settle();
    assert.equal(other.inbox.$thread.get().bubbles[0]?.hold, 'stale');
    other.inbox.sendAnyway('c1', 'a1');
    browser.settle();
    assert.deepEqual([one, other].map(({ inbox }) => inbox.$thread.get().bubbles[0]?.hold), [null, null]);
  });
});
