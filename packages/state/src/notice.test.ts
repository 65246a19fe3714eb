import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { FakeWorld } from '../../../test/support/node/fake-world.ts';
import { sampleConversation } from '../../../test/support/node/sample-conversation.ts';
import { sampleFailure } from '../../../test/support/node/sample-failure.ts';
import { sampleMessage } from '../../../test/support/node/sample-message.ts';
import { sampleStore } from '../../../test/support/node/sample-store.ts';
import { twoTabs } from '../../../test/support/node/two-tabs.ts';
import { createInbox } from './create-inbox.ts';
import type { InboxOptions } from './inbox-options.ts';
import type { SyncNotice } from './inbox.ts';

/** An inbox that is up to date, with c1 open, and what its bar said since, each with how long it stood, ms. */
function running(options: InboxOptions = {}) {
  const world = new FakeWorld();
  const inbox = createInbox(world.ports, options);
  const said: { readonly type: SyncNotice['type'] | null; readonly at: number }[] = [];
  inbox.start();
  world.open();
  world.bringUp({ stores: [sampleStore()], conversations: [sampleConversation(), sampleConversation({ id: 'c2' })] });
  inbox.open('c1');
  world.history();
  world.store();
  const begun = world.now;
  inbox.$notice.listen((notice) => said.push({ type: notice?.type ?? null, at: world.now - begun }));
  const types = () => said.map(({ type }) => type);
  /** Each that was replaced, with how long it stood. */
  const stood = () => said.slice(0, -1).map(({ at }, i) => (said[i + 1]?.at ?? 0) - at);
  return { world, inbox, said, types, stood };
}

type Stage = ReturnType<typeof running>;

/** The network goes, and comes back for good. */
function flap({ world }: Stage, awayMs = 10_000): void {
  world.setOnline(false);
  world.pass(awayMs);
  world.setOnline(true);
  world.pass(3_000);
}

describe('what the bar says', () => {
  test('SYNC-4.2 is nothing on a calm day', () => {
    const { world, said, inbox } = running();
    for (let i = 0; i < 10; i++) {
      world.pass(4_000);
      world.page();
    }
    assert.deepEqual([said, inbox.$notice.get()], [[], null]);
  });

  test('SYNC-1.1 is that the network is lost, at once, and since when', () => {
    const { world, inbox } = running();
    world.setOnline(false);
    assert.deepEqual(inbox.$notice.get(), { type: 'lost', since: world.now });
  });

  test('SYNC-2.2 is that it is back, once it has held, until the list is up to date', () => {
    const stage = running();
    flap(stage);
    assert.deepEqual(stage.types(), ['lost', 'syncing']);
    stage.world.pass(2_000);
    stage.world.bringUp();
    assert.deepEqual(stage.types(), ['lost', 'syncing', null]);
  });

  test('SYNC-4.3 stands for a second at least: nothing flashes', () => {
    const stage = running();
    flap(stage);
    stage.world.bringUp();
    assert.equal(stage.inbox.$notice.get()?.type, 'syncing');
    stage.world.pass(999);
    assert.equal(stage.inbox.$notice.get()?.type, 'syncing');
    stage.world.pass(1);
    assert.equal(stage.inbox.$notice.get(), null);
  });

  test('SYNC-4.3 stands for a second at least also where the network goes again', () => {
    const stage = running();
    for (let i = 0; i < 3; i++) {
      flap(stage, 500);
      stage.world.pass(i * 400);
    }
    stage.world.capabilities.splice(0, 2);
    stage.world.bringUp();
    stage.world.pass(5_000);
    assert.ok(stage.stood().every((ms) => ms >= 1_000), stage.stood().join());
    assert.equal(stage.inbox.$notice.get(), null);
  });

  test('SYNC-3.2 is that everything was asked for in vain, until an answer comes', () => {
    const stage = running();
    const { world, inbox, types } = stage;
    flap(stage);
    world.capabilities.shift()?.answer({ ok: true, value: { protocol: 1, account: 'mei', deduplicationWindowMs: 0, lookUp: true, stream: 'none', bulkRetry: false } });
    for (let i = 0; i < 6 && inbox.$sync.get().rung !== 'manual'; i++) {
      world.syncs.splice(0).forEach(({ answer }) => answer({ ok: false, why: 'http-500' }));
      world.pass(2_000);
    }
    assert.deepEqual(types(), ['lost', 'syncing', 'failed']);
    assert.ok(inbox.$sync.get().retryAt !== null || world.syncs.length > 0);
    inbox.retrySync();
    world.syncs.splice(0).forEach(({ answer }) => answer({ ok: false, why: 'http-500' }));
    assert.deepEqual([inbox.$notice.get()?.type, inbox.$sync.get().triedByHand], ['failed', true]);
    inbox.retrySync();
    assert.equal(world.syncs.at(-1)?.asked, null);
    world.syncs.splice(0, world.syncs.length - 1);
    world.page({ mode: 'full', cursor: 'cur-2' });
    world.pass(1_000);
    assert.deepEqual([inbox.$notice.get(), inbox.$sync.get().triedByHand, inbox.$sync.get().rung], [null, false, 'incremental']);
  });

  test('SYNC-4.1 is since when it is not up to date where questions fail without a loss, from the second on', () => {
    const { world, inbox } = running();
    const since = world.now;
    world.pass(4_000);
    world.syncs.shift()?.answer({ ok: false, why: 'rejected' });
    assert.equal(inbox.$notice.get(), null);
    world.pass(2_000);
    world.syncs.shift()?.answer({ ok: false, why: 'rejected' });
    assert.deepEqual(inbox.$notice.get(), { type: 'stale', since });
  });

  test('SYNC-4.1 is said at the first failure where there is no list yet', () => {
    const world = new FakeWorld();
    const inbox = createInbox(world.ports);
    inbox.start();
    world.open();
    assert.equal(inbox.$notice.get(), null);
    world.capabilities.shift()?.answer({ ok: false, why: 'rejected' });
    assert.deepEqual(inbox.$notice.get(), { type: 'stale', since: null });
  });

  test('SYNC-4.2 a page that starts without a network says so, and holds no timer once it has stopped', () => {
    const world = new FakeWorld();
    world.online = false;
    const inbox = createInbox(world.ports);
    inbox.start();
    assert.equal(inbox.$notice.get()?.type, 'lost');
    world.setOnline(true);
    world.pass(3_000);
    inbox.stop();
    assert.deepEqual([inbox.$notice.get(), world.timers.size], [null, 0]);
  });
});

describe('after a loss', () => {
  test('SYNC-4.4 "all sent" is said once what had waited is sent, with how many, for four seconds', () => {
    const stage = running();
    const { world, inbox } = stage;
    world.setOnline(false);
    for (const text of ['one', 'two']) inbox.send('c1', text);
    world.store();
    world.setOnline(true);
    world.pass(3_000);
    world.bringUp();
    world.store();
    world.accept(100);
    world.store();
    world.pass(1_000);
    assert.equal(inbox.$notice.get(), null);
    world.store();
    world.accept(101);
    world.store();
    assert.deepEqual(inbox.$notice.get(), { type: 'all-sent', count: 2 });
    world.pass(3_999);
    assert.equal(inbox.$notice.get()?.type, 'all-sent');
    world.pass(1);
    assert.equal(inbox.$notice.get(), null);
  });

  test('SYNC-4.4 "all sent" is not said where nothing had waited', () => {
    const stage = running();
    flap(stage);
    stage.world.bringUp();
    stage.world.pass(10_000);
    assert.deepEqual(stage.types(), ['lost', 'syncing', null]);
  });

  test('SYNC-4.4 nor where one of those has failed, nor where they were taken back', () => {
    for (const end of ['fails', 'withdrawn'] as const) {
      const stage = running();
      const { world, inbox, types } = stage;
      world.setOnline(false);
      inbox.send('c1', 'one');
      inbox.send('c2', 'two');
      world.store();
      if (end === 'withdrawn') for (const [id, key] of [['c1', 'k1'], ['c2', 'k2']] as const) inbox.withdraw(id, key);
      world.store();
      world.setOnline(true);
      world.pass(3_000);
      world.bringUp();
      world.store();
      if (end === 'fails') {
        world.accept(100);
        world.sends.shift()?.answer({ kind: 'refused', failure: sampleFailure('content') });
        world.store();
      }
      world.pass(10_000);
      assert.deepEqual([end, types()], [end, ['lost', 'syncing', null]]);
    }
  });

  test('SYNC-4.4 nor again after the next loss', () => {
    const stage = running();
    const { world, inbox, types } = stage;
    world.setOnline(false);
    inbox.send('c1', 'one');
    world.store();
    world.setOnline(true);
    world.pass(3_000);
    world.bringUp();
    world.store();
    world.accept(100);
    world.store();
    world.pass(1_500);
    flap(stage);
    world.bringUp();
    world.pass(10_000);
    assert.deepEqual(types(), ['lost', 'syncing', 'all-sent', 'lost', 'syncing', null]);
  });

  test('SYNC-4.4 but of what has waited then, and of nothing else', () => {
    const stage = running();
    const { world, inbox } = stage;
    for (const [i, text] of ['one', 'two'].entries()) {
      world.setOnline(false);
      inbox.send('c1', text);
      world.store();
      world.pass(1_000);
      world.setOnline(true);
      world.pass(3_000);
      world.bringUp({ stores: [sampleStore()], conversations: [sampleConversation()] });
      world.pass(1_500);
      world.store();
      world.accept(100 + i);
      world.store();
      assert.deepEqual(inbox.$notice.get(), { type: 'all-sent', count: 1 });
      world.pass(1_500);
    }
  });

  test('SYNC-4.4 "all sent" is said in every tab', () => {
    const { browser, one, other } = twoTabs();
    for (const { world } of [one, other]) world.setOnline(false);
    one.inbox.send('c1', 'hello');
    browser.settle();
    for (const { world } of [one, other]) world.setOnline(true);
    browser.live(3);
    for (const { world } of [one, other]) world.bringUp({ stores: [sampleStore()], conversations: [sampleConversation()] });
    browser.live(1);
    one.world.accept(100);
    browser.settle();
    assert.deepEqual([one, other].map(({ inbox }) => inbox.$notice.get()), [{ type: 'all-sent', count: 1 }, { type: 'all-sent', count: 1 }]);
  });
});

test('SYNC-4.5 how the list stands is told anew only where it says something else', () => {
  const { world, inbox } = running();
  let told = 0;
  inbox.$sync.listen(() => told++);
  world.page({ messages: [sampleMessage({ id: 'm5', position: 5 })] });
  const after = told;
  inbox.open('c2');
  world.history();
  assert.equal(told, after);
});
