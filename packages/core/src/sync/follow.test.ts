import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import type { SyncPage } from '@cs-inbox/protocol';
import { sampleConversation } from '../../../../test/support/node/sample-conversation.ts';
import { sampleMessage } from '../../../../test/support/node/sample-message.ts';
import { samplePage } from '../../../../test/support/node/sample-page.ts';
import { SyncDriver } from '../../../../test/support/node/sync-driver.ts';
import { followDueAt, syncStanding } from './standing.ts';
import type { SyncStanding } from './sync-told.ts';

type Effects = ReturnType<SyncDriver['step']>;
const types = (effects: Effects) => effects.map(({ type }) => type);
const asked = (effects: Effects) => effects.flatMap((effect) => (effect.type === 'ask-page' ? [effect.cursor] : []));

const tells = (driver: SyncDriver, from: string | null, ...pages: Partial<SyncPage>[]) => driver.step({ type: 'told', from, pages: pages.map(samplePage) });
const stands = (driver: SyncDriver, change: Partial<SyncStanding> = {}) =>
  driver.step({
    type: 'told-standing',
    standing: { connection: { state: 'live', provenAt: driver.now }, rung: 'incremental', failures: 0, why: '', askAt: driver.now + 9_000, triedByHand: false, freshAt: driver.now, cursor: 'c0', ...change },
  });

describe('a tab that follows', () => {
  test('SYNC-6.16 catches up by itself at the start, and asks nothing after that', () => {
    const driver = SyncDriver.following();
    assert.deepEqual(driver.state.connection, { state: 'polling', provenAt: driver.now });
    assert.deepEqual(driver.pass(44_999), []);
  });

  test('SYNC-6.16 catches up by itself when the network is back', () => {
    const driver = SyncDriver.following();
    driver.step({ type: 'offline' });
    driver.step({ type: 'online' });
    assert.deepEqual(types(driver.pass(3_000)), ['capabilities', 'network', 'ask-capabilities']);
    assert.deepEqual(asked(driver.capabilities()), ['c0']);
    assert.deepEqual(types(driver.page({ cursor: 'c1' })), ['up-to-date']);
  });

  test('SYNC-6.16 tries again by itself while that fails', () => {
    const driver = new SyncDriver();
    driver.step({ type: 'role', role: 'follows' });
    driver.step({ type: 'started', online: true });
    driver.fails();
    stands(driver);
    assert.deepEqual(types(driver.pass(1_000)), ['ask-capabilities']);
  });

  test('SYNC-6.16 is not kept from that by what it is told meanwhile', () => {
    const driver = new SyncDriver();
    driver.step({ type: 'role', role: 'follows' });
    driver.step({ type: 'started', online: true });
    driver.fails();
    tells(driver, null, { mode: 'full', cursor: 'c5' });
    assert.deepEqual([driver.state.tables.cursor, driver.state.connection.state], ['c5', 'connecting']);
    assert.deepEqual(types(driver.pass(1_000)), ['ask-capabilities']);
    assert.deepEqual(asked(driver.capabilities()), ['c5']);
    assert.deepEqual(types(driver.page({ cursor: 'c5' })), ['up-to-date']);
  });

  test('SYNC-6.17 takes over what follows where it stands, and hands it on', () => {
    const driver = SyncDriver.following();
    const message = sampleMessage();
    assert.deepEqual(tells(driver, 'c0', { cursor: 'p', messages: [message] }, { cursor: 'c2' }), [{ type: 'observed', messages: [message] }]);
    assert.deepEqual([driver.state.tables.cursor, driver.state.tables.messages.get('c1'), driver.state.freshAt], ['c2', [message], driver.now]);
    assert.deepEqual(driver.applied, [], 'nobody is told what another tab has told');
  });

  test('SYNC-6.17 takes over everything anew where the other has got it anew', () => {
    const driver = SyncDriver.following({ conversations: [sampleConversation()] });
    tells(driver, 'c0', { mode: 'full', epoch: 'e2', cursor: 'z', conversations: [sampleConversation({ id: 'c9' })] });
    assert.deepEqual([[...driver.state.tables.conversations.keys()], driver.state.tables.epoch], [['c9'], 'e2']);
  });

  test('SYNC-6.17 asks for the thread that is open where that is not whole any more', () => {
    const driver = SyncDriver.following();
    driver.step({ type: 'open', conversationId: 'c1' });
    driver.history();
    assert.deepEqual(types(tells(driver, 'c0', { cursor: 'c1' })), []);
    assert.deepEqual(types(tells(driver, 'c1', { mode: 'full', cursor: 'c2' })), ['ask-history']);
  });

  test('SYNC-6.18 a word that was heard before changes nothing', () => {
    const driver = SyncDriver.following();
    const news: Partial<SyncPage>[] = [{ cursor: 'c1', conversations: [sampleConversation()] }];
    tells(driver, 'c0', ...news);
    const { tables } = driver.state;
    assert.deepEqual(tells(driver, 'c0', ...news), []);
    assert.equal(driver.state.tables, tables);
    assert.deepEqual(driver.pass(44_999), []);
  });

  test('SYNC-6.18 where a word was lost the backend is asked, at once, and at most every 3 s', () => {
    const driver = SyncDriver.following();
    driver.now += 3_000;
    const { tables } = driver.state;
    assert.deepEqual(asked(tells(driver, 'c1', { cursor: 'c2' })), ['c0']);
    assert.equal(driver.state.tables, tables);
    driver.page({ cursor: 'c2' });
    driver.now += 1_000;
    assert.deepEqual(tells(driver, 'c3', { cursor: 'c4' }), []);
    assert.deepEqual(driver.pass(1_999), []);
    assert.deepEqual(asked(driver.pass(1)), ['c2']);
  });

  test('SYNC-6.18 an old word, even one of everything, does not take the list back', () => {
    const driver = SyncDriver.following();
    tells(driver, 'c0', { cursor: 'c1' });
    tells(driver, 'c1', { cursor: 'c2', conversations: [sampleConversation()] });
    const { tables } = driver.state;
    tells(driver, 'c0', { mode: 'full', cursor: 'c1' });
    tells(driver, null, { mode: 'full', cursor: 'c0' });
    assert.equal(driver.state.tables, tables);
  });

  test('SYNC-6.18 pages that do not fit each other are asked for instead', () => {
    const driver = SyncDriver.following();
    driver.now += 3_000;
    assert.deepEqual(asked(tells(driver, 'c0', { cursor: 'c1', epoch: 'e2' })), ['c0']);
    assert.deepEqual(tells(SyncDriver.following(), 'c0'), [], 'and no pages are no news');
  });

  test('SYNC-6.18 what comes while its own question is on its way is asked for after it, unless the answer has it', () => {
    for (const [cursor, waits] of [['c1', 45_000], ['other', 3_000]] as const) {
      const driver = SyncDriver.following();
      driver.step({ type: 'refresh' });
      assert.deepEqual(tells(driver, 'c0', { cursor: 'c1' }), []);
      assert.equal(driver.state.tables.cursor, 'c0');
      driver.page({ cursor });
      assert.equal(driver.wakeAt(), driver.now + waits);
    }
  });

  test('SYNC-6.19 that hears the other stand elsewhere asks, at most every 3 s; where it stands itself it does not', () => {
    const driver = SyncDriver.following();
    driver.now += 40_000;
    assert.deepEqual(stands(driver), []);
    assert.deepEqual(driver.pass(44_999), [], 'a word is a word');
    assert.deepEqual(asked(stands(driver, { cursor: 'c5' })), ['c0']);
    driver.page({ cursor: 'c4' });
    driver.now += 1;
    assert.deepEqual(stands(driver, { cursor: 'c5' }), []);
    assert.equal(driver.wakeAt(), driver.now + 2_999);
    assert.deepEqual(stands(driver, { cursor: null }), [], 'one that has nothing yet says nothing');
  });

  test('SYNC-6.19 that hears so does not ask before its time while its own questions fail, nor while there is no network', () => {
    const driver = SyncDriver.following();
    driver.draw = 0.999;
    driver.step({ type: 'refresh' });
    for (let i = 0; i < 3; i++) {
      driver.fails();
      if (i < 2) driver.pass(driver.wakeAt()! - driver.now);
    }
    const wakeAt = driver.wakeAt()!;
    driver.now = wakeAt - 1;
    assert.deepEqual(stands(driver, { cursor: 'c5' }), []);
    assert.equal(driver.wakeAt(), wakeAt);
    const offline = SyncDriver.following();
    offline.step({ type: 'offline' });
    offline.now += 4_000;
    assert.deepEqual(stands(offline, { cursor: 'c5' }), []);
    offline.step({ type: 'online' });
    assert.deepEqual(stands(offline, { cursor: 'c5' }), []);
  });

  test('SYNC-6.20 that hears nothing for 45 s asks itself, again and again, and shows what it finds', () => {
    const driver = SyncDriver.following();
    stands(driver, { failures: 3, why: 'http-503' });
    assert.equal(syncStanding(driver.state).failures, 3);
    for (let i = 0; i < 3; i++) {
      assert.deepEqual(asked(driver.pass(45_000)), ['c0']);
      driver.page({ cursor: 'c0' });
      assert.deepEqual([syncStanding(driver.state).failures, syncStanding(driver.state).freshAt], [0, driver.now]);
    }
  });

  test('SYNC-6.20 no longer calls the stream live of which it has heard nothing', () => {
    const driver = SyncDriver.following();
    stands(driver);
    driver.pass(45_000);
    driver.page({ cursor: 'c0' });
    assert.deepEqual(syncStanding(driver.state).connection, { state: 'polling', provenAt: driver.now });
  });

  test('SYNC-6.20 says when the silence means that nobody asks, and not while there is no network', () => {
    const driver = SyncDriver.following();
    const from = driver.now;
    assert.equal(followDueAt(driver.state), from + 45_000);
    driver.pass(45_000);
    driver.page({ cursor: 'c0' });
    assert.equal(followDueAt(driver.state), from + 45_000, 'its own answer is not a word of the other');
    driver.now += 1_000;
    stands(driver);
    assert.equal(followDueAt(driver.state), driver.now + 45_000);
    driver.now += 1_000;
    tells(driver, 'c0', { cursor: 'c1' });
    assert.equal(followDueAt(driver.state), driver.now + 45_000);
    driver.step({ type: 'offline' });
    assert.equal(followDueAt(driver.state), null);
    driver.step({ type: 'role', role: 'leads' });
    assert.equal(followDueAt(driver.state), null);
  });

  test('SYNC-6.20 measures the silence anew, and forgets what it was told, when the network is back', () => {
    const driver = SyncDriver.following();
    stands(driver);
    assert.equal(syncStanding(driver.state).connection.state, 'live');
    driver.step({ type: 'offline' });
    driver.now += 40_000;
    driver.step({ type: 'online' });
    driver.pass(3_000);
    assert.equal(followDueAt(driver.state), driver.now + 45_000);
    driver.capabilities();
    driver.page({ cursor: 'c0' });
    assert.equal(syncStanding(driver.state).connection.state, 'polling');
  });

  test('SYNC-6.21 has no stream, whatever it is told of one', () => {
    const driver = SyncDriver.following();
    stands(driver);
    const before = driver.state;
    driver.step({ type: 'stream', number: 1, news: { type: 'open' } });
    assert.equal(driver.state, before);
  });
});

describe('what a tab that follows shows', () => {
  test('SYNC-6.19 is how the other stands', () => {
    const driver = SyncDriver.following();
    const standing = { connection: { state: 'live', provenAt: 5 }, rung: 'manual', failures: 4, why: 'http-503', askAt: 77, triedByHand: true, freshAt: 3, cursor: 'c0' } as const;
    stands(driver, standing);
    assert.deepEqual(syncStanding(driver.state), { ...standing, freshAt: driver.state.freshAt });
    stands(driver, { ...standing, freshAt: driver.now + 9 });
    assert.equal(syncStanding(driver.state).freshAt, driver.now + 9);
    stands(driver, { ...standing, cursor: 'c9', freshAt: driver.now + 10 });
    assert.equal(syncStanding(driver.state).freshAt, driver.now + 9, 'what it does not have yet is not fresh');
    tells(driver, 'c0', { cursor: 'c1' });
    stands(driver, { cursor: 'c1', freshAt: driver.now + 5 });
    assert.equal(syncStanding(driver.state).freshAt, driver.now + 9, 'and an old word makes nothing older');
  });

  test('SYNC-6.19 is what it has measured itself: that there is no network, a catch-up, questions that fail, a person who waits', () => {
    const driver = SyncDriver.following();
    stands(driver);
    driver.step({ type: 'retry' });
    assert.equal(syncStanding(driver.state).connection.state, 'polling');
    driver.fails('http-500');
    assert.deepEqual([syncStanding(driver.state).rung, syncStanding(driver.state).triedByHand], ['manual', true]);
    driver.step({ type: 'offline' });
    assert.equal(syncStanding(driver.state).connection.state, 'offline');
    driver.step({ type: 'online' });
    driver.pass(3_000);
    stands(driver);
    assert.equal(syncStanding(driver.state).connection.state, 'connecting');
  });

  test('SYNC-6.19 stays as it is while a person who has seen it asks for everything, and is well with the answer', () => {
    const driver = SyncDriver.following();
    stands(driver, { rung: 'manual', failures: 4, why: 'http-503' });
    assert.deepEqual(asked(driver.step({ type: 'retry' })), [null]);
    assert.deepEqual([syncStanding(driver.state).rung, syncStanding(driver.state).failures, syncStanding(driver.state).why], ['manual', 4, 'http-503']);
    driver.page({ mode: 'full', cursor: 'c1' });
    assert.deepEqual([syncStanding(driver.state).rung, syncStanding(driver.state).failures], ['incremental', 0]);
  });

  test('SYNC-6.19 is well again as soon as the other has what it lacked', () => {
    const driver = SyncDriver.following();
    driver.step({ type: 'retry' });
    driver.fails('http-500');
    tells(driver, 'c0', { cursor: 'c1' });
    assert.deepEqual([driver.state.failures, driver.state.rung, driver.state.triedByHand, driver.wakeAt()], [0, 'incremental', false, driver.now + 45_000]);
  });
});

describe('the roles', () => {
  test('SYNC-6.22 the tab whose turn it becomes asks at once, and then opens the stream', () => {
    const driver = SyncDriver.following();
    assert.deepEqual(asked(driver.step({ type: 'role', role: 'leads' })), ['c0']);
    assert.deepEqual(driver.page({ cursor: 'c3' }), [{ type: 'open-stream', number: 1, cursor: 'c3' }]);
    assert.deepEqual(driver.applied.map(({ from }) => from), ['c0']);
  });

  test('SYNC-6.22 one that is told what it is already, or is asking, or has no network, goes on as it was', () => {
    const driver = SyncDriver.following();
    const before = driver.state;
    assert.deepEqual(driver.step({ type: 'role', role: 'follows' }), []);
    assert.equal(driver.state, before);
    driver.step({ type: 'refresh' });
    assert.deepEqual(driver.step({ type: 'role', role: 'leads' }), []);
    driver.step({ type: 'offline' });
    assert.deepEqual(driver.step({ type: 'role', role: 'follows' }), []);
  });

  test('SYNC-6.22 one whose questions fail, or that has no network, does not ask before its time', () => {
    const failing = SyncDriver.following();
    failing.step({ type: 'refresh' });
    failing.fails();
    assert.deepEqual(failing.step({ type: 'role', role: 'leads' }), []);
    assert.deepEqual(asked(failing.pass(1_000)), ['c0']);
    const offline = SyncDriver.following();
    offline.step({ type: 'offline' });
    assert.deepEqual(offline.step({ type: 'role', role: 'leads' }), []);
  });

  test('SYNC-6.22 the tab that asks is not told anything by another', () => {
    const driver = SyncDriver.live({ cursor: 'c0' });
    const before = driver.state;
    tells(driver, 'c0', { cursor: 'c1' });
    stands(driver, { cursor: 'c5' });
    assert.equal(driver.state, before);
  });

  test('SYNC-6.23 a tab that shares no disk polls for itself, tells nobody, and takes what it is told', () => {
    const driver = SyncDriver.following();
    assert.deepEqual(asked(driver.step({ type: 'role', role: 'alone' })), ['c0']);
    driver.page({ cursor: 'c1' });
    assert.equal(driver.wakeAt(), driver.now + 4_000);
    tells(driver, 'c1', { cursor: 'c2' });
    assert.deepEqual([driver.state.tables.cursor, driver.wakeAt(), driver.applied], ['c2', driver.now + 4_000, []]);
    assert.deepEqual(tells(driver, 'c7', { cursor: 'c8' }), []);
  });

  test('SYNC-6.23 pages of one run are told as one, with where they began; nothing new is not told', () => {
    const driver = SyncDriver.live({ cursor: 'c0' });
    driver.pass(4_000);
    driver.page({ cursor: 'p', hasMore: true });
    driver.page({ cursor: 'c1' });
    driver.pass(4_000);
    driver.page({ cursor: 'c1' });
    assert.deepEqual(driver.applied.map(({ from, pages }) => [from, pages.map(({ cursor }) => cursor)]), [[null, ['c0']], ['c0', ['p', 'c1']]]);
  });
});
