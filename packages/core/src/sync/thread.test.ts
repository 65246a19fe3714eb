import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { sampleConversation } from '../../../../test/support/node/sample-conversation.ts';
import { sampleMessage } from '../../../../test/support/node/sample-message.ts';
import { SyncDriver } from '../../../../test/support/node/sync-driver.ts';

const at = (position: number) => sampleMessage({ id: `m${position}`, position });
const open = { type: 'open', conversationId: 'c1' } as const;
const older = { type: 'older', conversationId: 'c1' } as const;
const positions = (driver: SyncDriver) => (driver.state.tables.messages.get('c1') ?? []).map(({ position }) => position);

describe('opening a conversation', () => {
  test('INBOX-3.8 asks for its newest messages, once', () => {
    const driver = SyncDriver.live();
    assert.deepEqual(driver.step(open), [{ type: 'ask-history', conversationId: 'c1', before: null, limit: 50, generation: 1 }]);
    assert.deepEqual(driver.step(open), []);
    driver.history({ messages: [at(8), at(9)], hasMore: true });
    assert.deepEqual(positions(driver), [8, 9]);
    const before = driver.state;
    assert.deepEqual(driver.step(open), []);
    assert.equal(driver.state, before);
  });

  test('INBOX-3.8 that failed asks again when it is opened again', () => {
    const driver = SyncDriver.live();
    driver.step(open);
    driver.step({ type: 'history', conversationId: 'c1', newest: true, generation: 1, answer: { ok: false, why: 'rejected' } });
    assert.deepEqual(driver.step(open).length, 1);
  });

  test('INBOX-3.8 that failed asks again within seconds, also beside a stream that has no news', () => {
    const driver = SyncDriver.flowing();
    driver.step(open);
    const failed = { type: 'history', conversationId: 'c1', newest: true, generation: 1, answer: { ok: false, why: 'deadline' } } as const;
    driver.step({ ...failed, conversationId: 'c2' });
    assert.deepEqual(driver.pass(4_000), [], 'of one that is open no more it does not');
    driver.step(failed);
    assert.deepEqual(driver.pass(3_999), []);
    assert.deepEqual(driver.pass(1).map(({ type }) => type), ['ask-page']);
    assert.deepEqual(driver.page({ cursor: 'c1' }), [{ type: 'ask-history', conversationId: 'c1', before: null, limit: 50, generation: 1 }]);
  });

  test('INBOX-3.8 that failed asks no sooner of a backend that fails', () => {
    const driver = SyncDriver.live();
    driver.step(open);
    for (let failures = 0; failures < 7; failures++) {
      driver.now = driver.wakeAt()!;
      driver.pass(0);
      driver.fails();
    }
    const wakeAt = driver.wakeAt()!;
    assert.ok(wakeAt > driver.now + 4_000);
    driver.step({ type: 'history', conversationId: 'c1', newest: true, generation: 1, answer: { ok: false, why: 'rejected' } });
    assert.equal(driver.wakeAt(), wakeAt);
  });

  test('INBOX-3.8 of two asks for both', () => {
    const driver = SyncDriver.live();
    driver.step(open);
    assert.equal(driver.step({ type: 'open', conversationId: 'c2' }).length, 1);
  });

  test('SEND-3.3 hands what came on to the outbox', () => {
    const driver = SyncDriver.live();
    driver.step(open);
    const message = sampleMessage({ key: 'k1' });
    assert.deepEqual(driver.history({ messages: [message] }), [{ type: 'observed', messages: [message] }]);
  });

  test('INBOX-3.8 before the list is here asks only once it is', () => {
    const driver = new SyncDriver();
    driver.step({ type: 'started', online: true });
    assert.deepEqual(driver.step(open), []);
    driver.capabilities();
    driver.page({ mode: 'full', hasMore: true, cursor: 'p1' });
    assert.deepEqual(driver.page({ mode: 'full' }), [{ type: 'up-to-date' }, { type: 'ask-history', conversationId: 'c1', before: null, limit: 50, generation: 1 }]);
  });
});

describe('a full answer while messages are on their way', () => {
  const overtaken = (change = {}) => {
    const driver = SyncDriver.live();
    driver.step(open);
    driver.pass(4_000);
    assert.deepEqual(driver.page({ mode: 'full', ...change }), []);
    return driver;
  };

  test('INBOX-3.8 those are dropped, and asked for anew', () => {
    const driver = overtaken({ epoch: 'e2' });
    assert.deepEqual(driver.history({ messages: [at(8)] }, true, 1), [{ type: 'ask-history', conversationId: 'c1', before: null, limit: 50, generation: 2 }]);
    assert.deepEqual([positions(driver), driver.state.tables.loaded.has('c1')], [[], false]);
    driver.history({ messages: [at(3)] });
    assert.deepEqual([positions(driver), driver.state.tables.loaded.has('c1'), driver.state.loading.size], [[3], true, 0]);
  });

  test('INBOX-3.8 those of a thread that is not open any more are dropped, and not asked for', () => {
    const driver = overtaken();
    driver.step({ type: 'open', conversationId: null });
    assert.deepEqual(driver.history({ messages: [at(8)] }, true, 1), []);
    assert.deepEqual([positions(driver), driver.state.loading.size], [[], 0]);
  });

  test('INBOX-3.8 an incremental answer drops nothing', () => {
    const driver = SyncDriver.live();
    driver.step(open);
    driver.pass(4_000);
    driver.page({ cursor: 'b' });
    driver.history({ messages: [at(8)] }, true, 1);
    assert.deepEqual(positions(driver), [8]);
  });
});

describe('a full answer of the same epoch', () => {
  test('SYNC-6.3 what stays above the newest stretch is loaded anew by itself, and no more than that', () => {
    const driver = SyncDriver.live();
    driver.step(open);
    driver.history({ messages: [1, 2, 3, 4].map(at), hasMore: true });
    driver.pass(4_000);
    driver.page({ mode: 'full', cursor: 'cur-9', conversations: [sampleConversation({ id: 'c1', lastMessage: at(5) })] });
    const effects = driver.history({ messages: [at(4), at(5)], hasMore: true }, true, driver.state.generation);
    assert.deepEqual(effects.filter(({ type }) => type === 'ask-history'), [{ type: 'ask-history', conversationId: 'c1', before: 4, limit: 3, generation: driver.state.generation }]);
    assert.deepEqual(positions(driver), [1, 2, 3, 4, 5]);
    assert.deepEqual(driver.history({ messages: [1, 2, 3].map(at), hasMore: true }, false, driver.state.generation).filter(({ type }) => type === 'ask-history'), []);
  });
});

describe('scrolling up', () => {
  const opened = (hasMore: boolean) => {
    const driver = SyncDriver.live();
    driver.step(open);
    driver.history({ messages: [at(8), at(9)], hasMore });
    return driver;
  };

  test('INBOX-3.8 asks for what is older than the oldest that is here, once', () => {
    const driver = opened(true);
    assert.deepEqual(driver.step(older), [{ type: 'ask-history', conversationId: 'c1', before: 8, limit: 50, generation: 1 }]);
    assert.deepEqual(driver.step(older), []);
    driver.history({ messages: [at(5), at(6)], hasMore: true }, false);
    assert.deepEqual(positions(driver), [5, 6, 8, 9]);
    assert.deepEqual(driver.step(older), [{ type: 'ask-history', conversationId: 'c1', before: 5, limit: 50, generation: 1 }]);
  });

  for (const [how, tell] of [
    ['a page', (driver: SyncDriver, position: number) => void (driver.pass(4_000), driver.page({ messages: [at(position)] }))],
    ['an answer', (driver: SyncDriver, position: number) => void driver.step({ type: 'confirmed', message: at(position) })],
  ] as const) {
    test(`INBOX-3.8 leaves no hole where ${how} tells of a message that is older than what is here`, () => {
      const driver = opened(true);
      tell(driver, 3);
      assert.deepEqual(positions(driver), [8, 9]);
      const [asked] = driver.step(older);
      assert.equal(asked?.type === 'ask-history' && asked.before, 8);
      driver.history({ messages: [at(3), at(5)], hasMore: true }, false);
      tell(driver, 10);
      assert.deepEqual(positions(driver), [3, 5, 8, 9, 10]);
    });

    test(`INBOX-3.8 leaves no hole where ${how} has told of old messages before the thread was opened`, () => {
      const driver = SyncDriver.live();
      for (const position of [3, 8]) tell(driver, position);
      driver.step(open);
      driver.history({ messages: [at(8), at(9)], hasMore: true });
      assert.deepEqual(positions(driver), [8, 9]);
    });
  }

  test('INBOX-3.8 asks nothing where all is here', () => {
    assert.deepEqual(opened(false).step(older), []);
  });

  test('INBOX-3.8 asks nothing before the newest stretch is here', () => {
    const driver = SyncDriver.live({ messages: [at(3)] });
    assert.deepEqual(driver.step(older), []);
  });
});

describe('what a person has seen', () => {
  const unread = (lastMessage = at(9)) => SyncDriver.live({ conversations: [sampleConversation({ unread: 3, lastMessage })] });
  const seen = { type: 'seen', conversationId: 'c1' } as const;

  test('INBOX-2.3 counts as read at once, and the backend is told up to where', () => {
    const driver = unread();
    assert.deepEqual(driver.step(seen), [{ type: 'tell-read', conversationId: 'c1', position: 9 }]);
    assert.equal(driver.state.tables.conversations.get('c1')?.unread, 0);
  });

  test('INBOX-2.3 is told again with each page until the backend has heard of it', () => {
    const driver = unread();
    driver.step(seen);
    for (const cursor of ['b', 'c']) {
      driver.pass(4_000);
      assert.deepEqual(driver.page({ cursor }), [{ type: 'tell-read', conversationId: 'c1', position: 9 }]);
    }
    assert.deepEqual(driver.step({ type: 'read-told', conversationId: 'c1', position: 9 }), []);
    driver.pass(4_000);
    assert.deepEqual(driver.page({ cursor: 'd' }), []);
  });

  test('INBOX-2.3 is not brought back by a page that was made before the backend had heard of it', () => {
    const driver = unread();
    driver.step(seen);
    for (const mode of ['incremental', 'full'] as const) {
      driver.pass(4_000);
      driver.page({ mode, conversations: [sampleConversation({ unread: 3, lastMessage: at(9) })] });
      assert.equal(driver.state.tables.conversations.get('c1')?.unread, 0);
    }
  });

  test('INBOX-2.3 says nothing of what came since', () => {
    const driver = unread();
    driver.step(seen);
    driver.pass(4_000);
    driver.page({ conversations: [sampleConversation({ unread: 1, lastMessage: at(10) })] });
    assert.equal(driver.state.tables.conversations.get('c1')?.unread, 1);
    assert.deepEqual(driver.step(seen), [{ type: 'tell-read', conversationId: 'c1', position: 10 }]);
    driver.step({ type: 'read-told', conversationId: 'c1', position: 9 });
    driver.pass(4_000);
    assert.deepEqual(driver.page({ cursor: 'c' }), [{ type: 'tell-read', conversationId: 'c1', position: 10 }]);
  });

  test('INBOX-2.9 to hear of it twice changes nothing', () => {
    const driver = unread();
    driver.step(seen);
    driver.step({ type: 'read-told', conversationId: 'c1', position: 9 });
    const before = driver.state;
    driver.step({ type: 'read-told', conversationId: 'c1', position: 9 });
    driver.step({ type: 'read-told', conversationId: 'c9', position: 9 });
    assert.equal(driver.state, before);
  });

  test('INBOX-2.3 is told once, and of a conversation that is here', () => {
    const driver = unread();
    driver.step(seen);
    const before = driver.state;
    assert.deepEqual([...driver.step(seen), ...driver.step({ ...seen, conversationId: 'c9' })], []);
    assert.equal(driver.state, before);
  });
});

test('SEND-1.2 a message that the backend has just confirmed is in the thread and is the newest of its row', () => {
  const driver = SyncDriver.live({ conversations: [sampleConversation({ lastMessage: at(3) })] });
  assert.deepEqual(driver.step({ type: 'confirmed', message: at(4) }), []);
  assert.deepEqual(positions(driver), [4]);
  assert.equal(driver.state.tables.conversations.get('c1')?.lastMessage?.position, 4);
});
