import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import type { HistoryPage } from '@cs-inbox/protocol';
import { sampleConversation } from '../../../../test/support/node/sample-conversation.ts';
import { sampleMessage } from '../../../../test/support/node/sample-message.ts';
import { SyncDriver } from '../../../../test/support/node/sync-driver.ts';
import { stepSync } from './step.ts';
import type { SyncInput } from './sync-state.ts';

type Effects = ReturnType<SyncDriver['step']>;
const types = (effects: Effects) => effects.map(({ type }) => type);
const asked = (effects: Effects) => effects.flatMap((effect) => (effect.type === 'ask-page' ? [effect.cursor] : []));
const at = (position: number) => sampleMessage({ id: `m${position}`, position });
const positions = (driver: SyncDriver) => (driver.state.tables.messages.get('c1') ?? []).map(({ position }) => position);

/** What a disk would have of an inbox that was up to date at the cursor `c0`. */
function kept(partial = false): SyncInput & { type: 'cached' } {
  const { tables } = SyncDriver.live({ cursor: 'c0', conversations: [sampleConversation({ lastMessage: at(3) })] }).state;
  return { type: 'cached', tables, freshAt: 1_700_000_000_000, partial };
}

describe('what the disk had', () => {
  test('SYNC-6.25 is shown before the backend answers, with its age, and what has changed since is asked for', () => {
    const driver = new SyncDriver();
    driver.step(kept());
    assert.deepEqual([driver.state.tables.cursor, driver.state.tables.conversations.size, driver.state.freshAt], ['c0', 1, 1_700_000_000_000]);
    driver.step({ type: 'started', online: true });
    assert.deepEqual(asked(driver.capabilities()), ['c0']);
    driver.page({ cursor: 'c1' });
    assert.deepEqual([driver.state.tables.conversations.size, driver.state.freshAt], [1, driver.now]);
  });

  test('SYNC-6.25 in part is shown, and everything asked for until it is here', () => {
    const driver = new SyncDriver();
    driver.step(kept(true));
    driver.step({ type: 'started', online: true });
    assert.deepEqual(asked(driver.capabilities()), [null]);
    driver.fails('http-500');
    assert.deepEqual(asked(driver.pass(1_250)), [null]);
    driver.page({ mode: 'full', cursor: 'c1', conversations: [sampleConversation({ id: 'c2' })] });
    assert.deepEqual([[...driver.state.tables.conversations.keys()], asked(driver.pass(4_000))], [['c2'], ['c1']]);
  });

  test('SYNC-6.25 and came while the first question was on its way is shown until that is answered', () => {
    const driver = new SyncDriver();
    driver.step({ type: 'started', online: true });
    driver.capabilities();
    driver.step(kept());
    assert.equal(driver.state.tables.conversations.size, 1);
    driver.page({ mode: 'full', cursor: 'c5', conversations: [sampleConversation({ id: 'c2' })] });
    assert.deepEqual([[...driver.state.tables.conversations.keys()], driver.state.tables.cursor], [['c2'], 'c5']);
  });

  test('SYNC-6.25 does not take the place of an answer', () => {
    const driver = SyncDriver.live({ cursor: 'c9' });
    const before = driver.state;
    assert.deepEqual(driver.step(kept(true)), []);
    assert.equal(driver.state, before);
    const nothing = new SyncDriver();
    const empty = nothing.state;
    nothing.step({ ...kept(true), tables: nothing.state.tables });
    assert.equal(nothing.state, empty, 'and a disk that had nothing says nothing');
  });

  test('SYNC-6.25 keeps what was confirmed before it was read', () => {
    const driver = new SyncDriver();
    driver.step({ type: 'confirmed', message: at(7) });
    driver.step(kept());
    assert.deepEqual([positions(driver), driver.state.tables.conversations.get('c1')?.lastMessage?.position], [[7], 7]);
  });

  test('SYNC-6.25 of a thread that is open and not whole is asked for', () => {
    const driver = new SyncDriver();
    driver.step({ type: 'started', online: true });
    driver.step({ type: 'open', conversationId: 'c1' });
    assert.deepEqual(types(driver.step(kept())), ['ask-history']);
  });
});

describe('a thread that another tab has loaded', () => {
  const history = (messages: readonly number[], hasMore = true): HistoryPage => ({ account: 'mei', conversationId: 'c1', messages: messages.map(at), hasMore });
  const listed = () => SyncDriver.following({ conversations: [sampleConversation({ lastMessage: at(9) })] });

  test('SYNC-6.26 is taken over where both stand at the same place', () => {
    const driver = listed();
    const effects = driver.step({ type: 'told-thread', cursor: 'c0', page: history([8, 9]) });
    assert.deepEqual(types(effects), ['observed']);
    assert.deepEqual([positions(driver), driver.state.tables.loaded.has('c1')], [[8, 9], true]);
    assert.deepEqual(driver.step({ type: 'open', conversationId: 'c1' }), []);
  });

  test('SYNC-6.26 is not taken over from another place, nor where its newest message is missing', () => {
    const driver = listed();
    const before = driver.state;
    driver.step({ type: 'told-thread', cursor: 'c1', page: history([8, 9]) });
    driver.step({ type: 'told-thread', cursor: null, page: history([8, 9]) });
    driver.step({ type: 'told-thread', cursor: 'c0', page: history([7, 8]) });
    driver.step({ type: 'told-thread', cursor: 'c0', page: { ...history([9]), conversationId: 'c7' } });
    assert.equal(driver.state, before);
  });

  test('SYNC-6.26 is told with the news that have overtaken its answer, and no longer than it may be', () => {
    const driver = SyncDriver.live({ cursor: 'c0' }, { threadToldMax: 3 });
    const told = (page: HistoryPage, newest = true) => {
      const { generation } = driver.state;
      const { state, effects } = stepSync(driver.state, { type: 'history', conversationId: 'c1', newest, generation, answer: { ok: true, value: page } }, driver.now, () => 0, driver.policy);
      driver.state = state;
      return effects.find(({ type }) => type === 'thread-loaded');
    };
    driver.step({ type: 'open', conversationId: 'c1' });
    driver.pass(4_000);
    driver.page({ cursor: 'c1', messages: [at(9)] });
    assert.deepEqual(told(history([8], false)), { type: 'thread-loaded', cursor: 'c1', page: history([8, 9], false) });
    assert.deepEqual(told(history([5, 6, 7, 8], false)), { type: 'thread-loaded', cursor: 'c1', page: history([7, 8, 9], true) });
    assert.equal(told(history([1, 2]), false), undefined, 'older ones are loaded by who scrolls up');
  });
});

describe('what was seen beside a stream', () => {
  test('SYNC-6.27 is told again with what the other tabs tell, but not more often than every 15 s', () => {
    const driver = SyncDriver.following({ conversations: [sampleConversation({ unread: 1, lastMessage: at(3) })] });
    driver.step({ type: 'seen', conversationId: 'c1' });
    const tell = (sequence: number) => types(driver.step({ type: 'told', from: `c${sequence - 1}`, pages: [{ account: 'mei', epoch: 'e1', mode: 'incremental', cursor: `c${sequence}`, hasMore: false, stores: [], conversations: [], messages: [] }] }));
    driver.now += 14_999;
    assert.deepEqual(tell(1), []);
    driver.now += 1;
    assert.deepEqual(tell(2), ['tell-read']);
    assert.deepEqual(tell(3), []);
    driver.step({ type: 'read-told', conversationId: 'c1', position: 3 });
    driver.now += 15_000;
    assert.deepEqual(tell(4), []);
  });
});
