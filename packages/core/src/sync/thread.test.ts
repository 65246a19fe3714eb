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
    assert.deepEqual(driver.step(open), [{ type: 'ask-history', conversationId: 'c1', before: null, limit: 50 }]);
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
    driver.step({ type: 'history', conversationId: 'c1', newest: true, answer: { ok: false, why: 'rejected' } });
    assert.deepEqual(driver.step(open).length, 1);
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
    assert.deepEqual(driver.step(older), [{ type: 'ask-history', conversationId: 'c1', before: 8, limit: 50 }]);
    assert.deepEqual(driver.step(older), []);
    driver.history({ messages: [at(5), at(6)], hasMore: true }, false);
    assert.deepEqual(positions(driver), [5, 6, 8, 9]);
    assert.deepEqual(driver.step(older), [{ type: 'ask-history', conversationId: 'c1', before: 5, limit: 50 }]);
  });

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
