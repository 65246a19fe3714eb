import assert from 'node:assert/strict';
import test from 'node:test';
import { Conversation, Message, parse, Store } from '@cs-inbox/protocol';
import { createWorld } from './world.ts';

const START = 1_790_000_000_000;
const world = createWorld(42, START);

test('SIM-1.1 the same seed gives the same world, another seed another one', () => {
  assert.deepEqual(createWorld(42, START), world);
  assert.notDeepEqual(createWorld(43, START), world);
});

test('SIM-1.2 stores of three platforms, buyers in seven languages, 3 to 25 messages each', () => {
  assert.deepEqual([...new Set(world.stores.map(({ platform }) => platform))], ['shopee', 'lazada', 'tiktok-shop']);
  assert.equal(world.threads.length, 40);
  assert.equal(new Set(world.threads.map(({ language }) => language)).size, 7);
  assert.equal(new Set(world.threads.map(({ conversation }) => conversation.id)).size, 40);
  for (const store of world.stores) assert.ok(world.threads.some(({ conversation }) => conversation.storeId === store.id), store.id);
  for (const { messages } of world.threads) assert.ok(messages.length >= 3 && messages.length <= 25);
});

test('SIM-1.4 everything fits the protocol, rises by position and time, and lies before the start', () => {
  for (const store of world.stores) assert.ok(parse(Store, store).ok);
  for (const { conversation, messages } of world.threads) {
    assert.ok(parse(Conversation, conversation).ok);
    assert.deepEqual(conversation.lastMessage, messages.at(-1));
    messages.forEach((message, n) => {
      const parsed = parse(Message, message);
      assert.ok(parsed.ok, JSON.stringify(parsed));
      assert.equal(message.position, n + 1);
      assert.ok(message.at < START && message.at >= (messages[n - 1]?.at ?? 0));
      assert.ok(!/[{}]/u.test(message.text), message.text);
    });
  }
});

test('SIM-1.2 some wait for an answer, some are unread, a few are urgent', () => {
  const conversations = world.threads.map(({ conversation }) => conversation);
  const count = (is: (one: (typeof conversations)[number]) => boolean) => conversations.filter(is).length;
  const unread = count((one) => one.unread > 0);
  const due = count((one) => one.replyDueAt !== null);
  const priority = count((one) => one.priority === true);
  assert.ok(unread >= 4 && unread <= 30, `${unread} unread`);
  assert.ok(due >= 4 && due <= 32, `${due} due`);
  assert.ok(priority >= 1 && priority <= 12, `${priority} urgent`);
});
