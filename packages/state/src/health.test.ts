import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import type { Capabilities, Conversation, Store } from '@cs-inbox/protocol';
import { FakeBrowser } from '../../../test/support/node/fake-browser.ts';
import { FakeDisk } from '../../../test/support/node/fake-disk.ts';
import { FakeWorld } from '../../../test/support/node/fake-world.ts';
import { sampleConversation } from '../../../test/support/node/sample-conversation.ts';
import { sampleFailure } from '../../../test/support/node/sample-failure.ts';
import { sampleMessage } from '../../../test/support/node/sample-message.ts';
import { sampleRow } from '../../../test/support/node/sample-row.ts';
import { sampleStore } from '../../../test/support/node/sample-store.ts';
import { createInbox } from './create-inbox.ts';
import type { HealthCheck } from './health-check.ts';
import { healthFacts, type HealthSource } from './health-facts.ts';

const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;

interface Given {
  readonly stores?: readonly Partial<Store>[];
  readonly conversations?: readonly Partial<Conversation>[];
  readonly can?: Partial<Capabilities>;
  readonly disk?: FakeDisk;
}

function running({ stores = [{}], conversations = [{}, { id: 'c2' }], can = {}, disk = new FakeDisk() }: Given = {}) {
  const world = new FakeWorld({ disk });
  const inbox = createInbox(world.ports);
  inbox.start();
  world.open();
  world.bringUp({ stores: stores.map((change) => sampleStore(change)), conversations: conversations.map((change) => sampleConversation(change)) }, can);
  const end = inbox.$health.subscribe(() => {});
  world.open();
  function check<Id extends HealthCheck['id']>(id: Id) {
    inbox.checkHealth();
    world.open();
    const found = inbox.$health.get().find((one): one is Extract<HealthCheck, { readonly id: Id }> => one.id === id);
    if (found === undefined) throw new Error(`no check ${id}`);
    return found;
  }
  const send = (conversationId: string) => {
    inbox.send(conversationId, `to ${conversationId}`);
    world.store();
  };
  const refuse = (...of: Parameters<typeof sampleFailure>) => {
    world.sends.shift()?.answer({ kind: 'refused', failure: sampleFailure(...of) });
    world.store();
  };
  return { world, inbox, check, send, refuse, end };
}

describe('the daily checklist', () => {
  test('CHECK-1.1 is ten checks, each with when it was measured and the levels of today', () => {
    const { world, inbox, check, end } = running();
    assert.deepEqual(inbox.$health.get().map(({ id }) => id), ['login', 'sending', 'unread', 'retries', 'sync', 'network', 'order', 'by-hand', 'stored', 'test']);
    assert.deepEqual([check('login').at, check('login').level], [world.now, 'ok']);
    end();
  });

  test('CHECK-1.2 is measured once a second while somebody watches, and not else, nor in a page that cannot be seen', ({ mock }) => {
    mock.timers.enable({ apis: ['setTimeout'] });
    const { world, inbox, end } = running();
    const at = () => inbox.$health.get()[0]?.at;
    const before = world.now;
    world.pass(5_000);
    assert.equal(at(), before + 5_000);
    world.live('hidden');
    world.pass(5_000);
    assert.equal(at(), before + 5_000);
    world.live('visible');
    end();
    for (const _ of [1, 2, 3]) mock.timers.tick(1_000);
    world.pass(5_000);
    const last = inbox.$health.value?.[0]?.at ?? 0;
    world.pass(5_000);
    assert.equal(inbox.$health.value?.[0]?.at, last);
  });

  test('CHECK-1.3 login: stores whose login is gone, is about to go, or was refused though nobody has told; and what waits for it', () => {
    const calm = running();
    assert.deepEqual([calm.check('login').level, calm.check('login').stores], ['ok', []]);
    const soon = running({ stores: [{}, { id: 's2', login: 'expires-soon' }] });
    assert.deepEqual([soon.check('login').level, soon.check('login').stores], ['look', [{ storeId: 's2', login: 'expires-soon' }]]);
    const gone = running();
    gone.send('c1');
    gone.refuse('login');
    gone.send('c2');
    const { level, stores, waiting } = gone.check('login');
    assert.deepEqual([level, stores, waiting], ['act', [{ storeId: 's1', login: 'requires-relogin' }], 2]);
    for (const { end } of [calm, soon, gone]) end();
  });

  test('CHECK-1.4 sending: how many need what, and which nobody knows of for over 30 s', () => {
    const { world, check, send, refuse, end } = running({ conversations: ['c1', 'c2', 'c3', 'c4'].map((id) => ({ id })) });
    assert.equal(check('sending').level, 'ok');
    send('c1');
    refuse('recipient');
    assert.deepEqual([check('sending').failed, check('sending').ready, check('sending').level], [1, 0, 'look']);
    send('c2');
    refuse('unknown', { retryable: true });
    assert.deepEqual([check('sending').failed, check('sending').ready, check('sending').level], [2, 1, 'act']);
    send('c3');
    world.sends.shift()?.answer({ kind: 'unknown', why: 'cut' });
    world.store();
    world.setOnline(false);
    send('c4');
    world.pass(31_000);
    const { unconfirmed, waiting, overdue } = check('sending');
    assert.deepEqual([unconfirmed, waiting, overdue], [1, 1, 1]);
    end();
  });

  test('CHECK-1.5 unread: all of them, since when the oldest waits, and no store counts as crowded before it is known what is usual', () => {
    const { inbox, check, end } = running({ conversations: [{ unread: 40, lastMessage: sampleMessage({ at: 7 }) }, { id: 'c2', unread: 2, lastMessage: sampleMessage({ at: 5 }) }, { id: 'c3', lastMessage: sampleMessage({ at: 1 }) }] });
    const { count, crowded, oldestAt, level } = check('unread');
    assert.deepEqual([count, crowded, oldestAt, level, inbox.$conversations.get().length], [42, null, 5, 'ok', 3]);
    end();
  });

  test('CHECK-1.5 unread: a store with twice as many as in the quarter hours before, and ten more, is crowded', () => {
    const { world, check, end } = running({ conversations: [{ unread: 3 }, { id: 'c2', storeId: 's2', unread: 3 }] });
    for (let i = 0; i < 4; i++) {
      check('unread');
      world.now += QUARTER;
    }
    const early = running({ conversations: [{ unread: 0 }] });
    for (let i = 0; i < 3; i++) {
      early.check('unread');
      early.world.now += QUARTER;
    }
    while (early.world.capabilities.length + early.world.syncs.length > 0) early.world.bringUp({ cursor: 'x', conversations: [sampleConversation({ unread: 40 })] });
    assert.deepEqual([early.check('unread').count, early.check('unread').crowded], [40, null]);
    early.end();
    const told = (unread: number) => {
      world.pass(4_000);
      while (world.capabilities.length + world.syncs.length > 0) world.bringUp({ cursor: `${unread}`, conversations: [sampleConversation({ unread: 3 }), sampleConversation({ id: 'c2', storeId: 's2', unread })] });
      return check('unread');
    };
    assert.deepEqual([told(15).count, check('unread').crowded], [18, null]);
    const { crowded, level } = told(16);
    assert.deepEqual([crowded, level], [{ storeId: 's2', count: 16, usual: 3 }, 'look']);
    end();
  });

  test('CHECK-1.6 retries: those of today, ended or not, and the cause and store of most of them', () => {
    const disk = new FakeDisk();
    const now = new FakeWorld().now;
    const retry = { trigger: 'bulk', by: '', reason: '', arrived: true };
    const past = (key: string, cause: string, ats: readonly number[]) =>
      disk.record.set(`log:case:${key}`, { v: 1, key, conversationId: 'c', storeId: 's2', buyerName: '', createdAt: 0, failedAt: now - 1, cause, lastCause: cause, code: '', requestId: '', retries: ats.map((at) => ({ ...retry, at })), end: 'arrived', endAt: now });
    past('a', 'throttled', [now - 25 * 60 * MINUTE, now, now]);
    past('b', 'throttled', [now]);
    past('c', 'platform', [now, now]);
    const { world, inbox, check, send, refuse, end } = running({ disk });
    const [, , , atOnce] = inbox.$health.get();
    assert.equal(atOnce?.id === 'retries' && atOnce.count, 5);
    send('c1');
    refuse('unknown', { retryable: true });
    inbox.retry('c1', 'k1');
    world.store();
    refuse('unknown', { retryable: true });
    const { count, main, level } = check('retries');
    assert.deepEqual([count, main, level], [6, { cause: 'throttled', storeId: 's2', count: 3 }, 'ok']);
    past('d', 'platform', Array.from({ length: 4 }, () => now));
    assert.deepEqual([check('retries').count, check('retries').level], [10, 'look']);
    end();
  });

  test('CHECK-1.7 sync: when it was last known to be up to date, when everything was asked for, and what fails', () => {
    const { world, check, end } = running();
    const start = world.now;
    assert.deepEqual([check('sync').freshAt, check('sync').fullAt, check('sync').failures, check('sync').level], [start, start, 0, 'ok']);
    world.pass(4_000);
    world.syncs.shift()?.answer({ ok: false, why: 'http-500' });
    assert.deepEqual([check('sync').failures, check('sync').why, check('sync').level], [1, 'http-500', 'look']);
    world.now += 31 * MINUTE;
    assert.equal(check('sync').level, 'act');
    end();
  });

  test('CHECK-1.8 network: whether it is there, how often it was lost today, the longest and when that began', () => {
    const { world, check, end } = running();
    assert.deepEqual([check('network').connected, check('network').losses, check('network').longestAt, check('network').level], [true, 0, null, 'ok']);
    const first = world.now;
    world.setOnline(false);
    world.pass(20_000);
    assert.deepEqual([check('network').connected, check('network').losses, check('network').longestMs, check('network').level], [false, 1, 20_000, 'act']);
    const back = () => {
      world.setOnline(true);
      world.pass(3_000);
      world.bringUp();
    };
    back();
    world.setOnline(false);
    world.pass(5_000);
    back();
    const { connected, losses, longestMs, longestAt, level } = check('network');
    assert.deepEqual([connected, losses, longestMs, longestAt, level], [true, 2, 23_000, first, 'ok']);
    world.now += 24 * 60 * MINUTE;
    assert.equal(check('network').losses, 0);
    end();
  });

  test('CHECK-1.9 by hand and stored: whether a retry can be taken, and whether what is unsent is on the disk', () => {
    const { world, check, send, end } = running();
    send('c1');
    assert.deepEqual([check('by-hand').level, check('stored').unsent, check('stored').onDisk, check('stored').level], ['ok', 1, true, 'ok']);
    world.accept();
    world.refuse();
    assert.deepEqual([check('stored').onDisk, check('stored').level], [false, 'look']);
    send('c2');
    world.sends.shift()?.answer({ kind: 'unknown', why: 'other-account' });
    assert.deepEqual([check('by-hand').halted, check('by-hand').level], [true, 'act']);
    end();
  });

  test('CHECK-1.9 stored: what is unsent without a disk needs somebody now; rows that cannot be read are to be watched, and can be had as they are', () => {
    const bad = { v: 99, text: 'of a version to come' };
    const disk = new FakeDisk(new Map<string, unknown>([['out:x', bad]]));
    const { world, inbox, check, end } = running({ disk });
    assert.deepEqual([check('stored').quarantined, check('stored').level], [1, 'look']);
    const told: unknown[] = [];
    inbox.readQuarantined((rows) => told.push(rows));
    world.open();
    assert.deepEqual(told[0], [{ key: 'out:x', value: bad }]);
    const without = new FakeWorld();
    without.kind = 'memory';
    const unsafe = createInbox(without.ports);
    unsafe.start();
    without.open();
    without.bringUp({ stores: [sampleStore()], conversations: [sampleConversation()] });
    const levels = [false, true].map((sends) => {
      if (sends) unsafe.send('c1', 'hello');
      unsafe.checkHealth();
      return unsafe.$health.get().find(({ id }) => id === 'stored')?.level;
    });
    assert.deepEqual(levels, ['look', 'act']);
    world.ports.storage.load = (answer) => answer(null);
    const silent = createInbox(world.ports);
    silent.readQuarantined((rows) => told.push(rows));
    assert.deepEqual(told[1], null);
    end();
  });

  test('CHECK-1.9 order: a list out of order, or with doubles, is to be watched', () => {
    const rows = [sampleRow('a', { at: 3 }), sampleRow('b', { at: 1 }), sampleRow('c', { at: 2 }), sampleRow('a', { at: 1 })];
    const { inbox, end } = running();
    const source: HealthSource = { now: 0, stores: [], rows, failures: [], overdue: 0, outbox: outboxOf(), sync: inbox.$sync.get(), fullAt: null, losses: [], cases: [], today: 0, usual: new Map(), halted: false, ready: true, onDisk: true, quarantined: 0, test: { offered: null, sentAt: null, outcome: null } };
    const order = (of: HealthSource) => healthFacts(of).find(({ id }) => id === 'order');
    assert.deepEqual(order(source), { id: 'order', sessions: 4, misplaced: 1, doubled: 1, level: 'look' });
    assert.equal(order({ ...source, rows: rows.slice(0, 2) })?.level, 'ok');
    end();
  });

  test('CHECK-1.9 the levels of today: one for each quarter hour, the worst that was measured, null where nobody did', () => {
    const { world, check, send, refuse, inbox, end } = running();
    send('c1');
    refuse('unknown', { retryable: true });
    assert.equal(check('sending').ticks.at(-1), 'act');
    inbox.discard('c1', 'k1');
    const { level, ticks } = check('sending');
    assert.deepEqual([level, ticks.at(-1), ticks.length <= 96], ['ok', 'act', true]);
    world.now += 2 * QUARTER;
    const later = check('sending').ticks;
    assert.deepEqual([later.slice(-3), later.length], [['act', null, 'ok'], ticks.length + 2]);
    world.now += 24 * 60 * MINUTE;
    assert.equal(check('sending').ticks.filter((tick) => tick !== null).length, 1);
    end();
  });
});

describe('a test message', () => {
  test('CHECK-1.40 goes to the conversation that the backend offers for it, and to no other; without one there is none', () => {
    const none = running();
    assert.deepEqual([none.inbox.sendTest('hi'), none.check('test').offered, none.check('test').level], [{ ok: false, why: 'no-such-conversation' }, null, 'look']);
    const unlisted = running({ can: { testConversation: 'c9' } });
    assert.deepEqual([unlisted.inbox.sendTest('hi'), unlisted.check('test').sentAt], [{ ok: false, why: 'no-such-conversation' }, null]);
    const { world, inbox, check, end } = running({ can: { testConversation: 'c2' } });
    inbox.open('c1');
    assert.deepEqual([inbox.sendTest('hi'), check('test').offered, check('test').outcome], [{ ok: true, key: 'k1' }, 'c2', 'pending']);
    world.store();
    assert.deepEqual(world.sends.map(({ asked }) => [asked.conversationId, asked.text]), [['c2', 'hi']]);
    for (const page of [none, unlisted]) page.end();
    end();
  });

  test('CHECK-1.40 says whether it arrived', () => {
    const { world, inbox, check, refuse, end } = running({ can: { testConversation: 'c2' } });
    assert.equal(check('test').level, 'look');
    const sentAt = world.now;
    inbox.sendTest('hi');
    world.store();
    assert.deepEqual([check('test').outcome, check('test').level], ['pending', 'look']);
    refuse('recipient');
    assert.deepEqual([check('test').outcome, check('test').level], ['failed', 'act']);
    inbox.sendTest('hi');
    world.store();
    world.accept();
    assert.deepEqual([check('test').outcome, check('test').sentAt, check('test').level], ['sent', sentAt, 'ok']);
    end();
  });

  test('CHECK-1.41 one that went from the outbox unheard has not failed: it is sent once the backend tells of it', () => {
    const browser = new FakeBrowser({ testConversation: 'c2' });
    const [one, other] = [browser.open('a'), browser.open('b')];
    const outcome = () => {
      other.inbox.checkHealth();
      browser.settle();
      return other.inbox.$health.get().find((check) => check.id === 'test')?.outcome;
    };
    other.inbox.sendTest('hi');
    browser.settle();
    assert.equal(outcome(), 'pending');
    // It dies before it can tell.
    Object.assign(one.tabs, { post: () => {} });
    one.world.accept();
    one.world.store();
    browser.kill(one);
    browser.settle();
    assert.deepEqual([...browser.rows.keys()].filter((key) => key.startsWith('out:')), []);
    assert.equal(outcome(), 'pending');
    other.world.page({ cursor: 'x', messages: [sampleMessage({ key: 'b1', conversationId: 'c2', direction: 'out', position: 100 })] });
    browser.settle();
    assert.equal(outcome(), 'sent');
  });
});

function outboxOf() {
  const gates: HealthSource['outbox']['gates'] = new Map();
  return { gates, size: 0, overdue: null } as HealthSource['outbox'];
}
