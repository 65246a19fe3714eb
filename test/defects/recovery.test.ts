import assert from 'node:assert/strict';
import test from 'node:test';
import { networkFailure } from '@cs-inbox/core';
import type { Message } from '@cs-inbox/protocol';
import { createInbox } from '@cs-inbox/state';
import { applyMessage, applyRun } from '../../packages/core/src/sync/apply.ts';
import { emptyTables } from '../../packages/core/src/sync/tables.ts';
import { FakeWorld } from '../support/node/fake-world.ts';
import { OutboxDriver } from '../support/node/outbox-driver.ts';
import { sampleConversation } from '../support/node/sample-conversation.ts';
import { sampleEntry } from '../support/node/sample-entry.ts';
import { sampleMessage } from '../support/node/sample-message.ts';
import { samplePage } from '../support/node/sample-page.ts';
import { SyncDriver } from '../support/node/sync-driver.ts';

const at = (position: number, change: Partial<Message> = {}) => sampleMessage({ id: `m${position}`, position, ...change });

function broken(): never {
  throw new Error('disk');
}

function live(world = new FakeWorld()) {
  const inbox = createInbox(world.ports);
  inbox.start();
  world.open();
  world.bringUp({ conversations: [sampleConversation(), sampleConversation({ id: 'c2' })] });
  inbox.open('c1');
  world.history();
  return { world, inbox };
}

test('SYNC-2.3 probe answered while settling', () => {
  const d = SyncDriver.live();
  d.step({ type: 'offline' });
  d.pass(30_000);
  d.step({ type: 'online' });
  const all = [...d.page({ cursor: 'b' })];
  assert.equal(d.state.connection.state, 'settling');
  all.push(...d.pass(3_000), ...d.pass(1_000));
  assert.ok(all.some((effect) => effect.type === 'network' && effect.up));
});

test('SYNC-2.1 long offline goes on from where it was', () => {
  const d = SyncDriver.live({ cursor: 'a' });
  d.step({ type: 'offline' });
  for (let i = 0; i < 5; i++) { d.pass(30_000); d.fails(); }
  d.step({ type: 'online' });
  d.pass(3_000);
  assert.deepEqual(d.capabilities()[1], { type: 'ask-page', question: d.state.question, cursor: 'a' });
});

test('SEND-3.3 same key two ids in one page', () => {
  const t = applyRun(emptyTables, [samplePage({ mode: 'full', messages: [at(1, { key: 'k1' }), at(2, { key: 'k1' })] })]);
  assert.equal(t.messages.get('c1')?.length, 1);
});

test('SYNC-6.2 receipt falls with id swap', () => {
  const t = applyRun(emptyTables, [samplePage({ mode: 'full', messages: [at(1, { key: 'k1', receipt: 'read' })] })]);
  assert.equal(applyMessage(t, at(2, { key: 'k1', receipt: 'sent' })).messages.get('c1')?.[0]?.receipt, 'read');
});

test('SYNC-6.3 full run whose epoch changes half-way', () => {
  const t = applyRun(emptyTables, [samplePage({ mode: 'full', epoch: 'e1', conversations: [sampleConversation({ id: 'old' })] }), samplePage({ mode: 'full', epoch: 'e2', conversations: [sampleConversation({ id: 'new' })] })]);
  assert.deepEqual([...t.conversations.keys()], ['new']);
});

test('INBOX-2.3 seen of an old epoch', () => {
  const d = SyncDriver.live({ conversations: [sampleConversation({ unread: 3, lastMessage: at(9) })] });
  d.step({ type: 'seen', conversationId: 'c1' });
  d.pass(4_000);
  d.page({ mode: 'full', epoch: 'e2', conversations: [sampleConversation({ unread: 1, lastMessage: at(2) })] });
  assert.equal(d.state.tables.conversations.get('c1')?.unread, 1);
});

test('INBOX-2.3 seen of a conversation that is gone is told for ever', () => {
  const d = SyncDriver.live({ conversations: [sampleConversation({ unread: 3, lastMessage: at(9) })] });
  d.step({ type: 'seen', conversationId: 'c1' });
  d.pass(4_000);
  d.page({ mode: 'full', cursor: 'b' });
  d.pass(4_000);
  assert.deepEqual(d.page({ cursor: 'c' }), []);
});

test('INBOX-3.8 an older stretch of an old generation: open thread asked anew at once', () => {
  const d = SyncDriver.live();
  d.step({ type: 'open', conversationId: 'c1' });
  d.history({ messages: [at(8)], hasMore: true });
  d.step({ type: 'older', conversationId: 'c1' });
  d.pass(4_000);
  d.page({ mode: 'full', epoch: 'e2' });
  assert.equal(d.history({ messages: [at(5)] }, false, 1).length, 1);
});

test('SEND-2.4 after stop, fromDraft false', () => {
  const { world, inbox } = live();
  inbox.send('c1', 'hello');
  inbox.stop();
  world.refuse();
  world.store();
  assert.deepEqual(world.rows.get('draft:c1'), { v: 1, text: 'hello' });
});

test('SEND-2.4 after stop, typed since', () => {
  const { world, inbox } = live();
  inbox.setDraft('c1', 'hello');
  inbox.send('c1', 'hello');
  inbox.setDraft('c1', 'typed since');
  inbox.stop();
  world.commits.shift()?.answer({ ok: false, why: 'quota' });
  world.store();
  assert.deepEqual(world.rows.get('draft:c1'), { v: 1, text: 'hello\ntyped since' });
});

test('SEND-2.4 throwing port: says why', () => {
  const { world, inbox } = live();
  Object.assign(world.ports.storage, { commit: broken });
  inbox.setDraft('c1', 'hello');
  inbox.send('c1', 'hello');
  assert.deepEqual([inbox.$draft.get(), inbox.$returned.get()?.why], [{ text: 'hello', saved: 'unsaved', replaces: null }, 'disk']);
});

test('EMBED-1.1 throwing port: stop stops', () => {
  const { world, inbox } = live();
  inbox.setDraft('c1', 'x');
  Object.assign(world.ports.storage, { commit: broken });
  inbox.stop();
  assert.equal(world.networkListeners.size, 0);
});

test('SEND-3.3 pages of a run in progress when the disk is read', () => {
  const world = new FakeWorld();
  world.rows.set('out:k1', { ...sampleEntry({ delivery: 'sending', attemptCount: 1, sendingSince: 5, windowSince: 5 }), v: 1 });
  const inbox = createInbox(world.ports);
  inbox.start();
  world.capabilities.shift()?.answer({ ok: true, value: { protocol: 1, account: 'mei', deduplicationWindowMs: 0, lookUp: false, stream: 'none', bulkRetry: false } });
  world.page({ mode: 'full', hasMore: true, cursor: 'p1', conversations: [sampleConversation()], messages: [sampleMessage({ key: 'k1' })] });
  world.open();
  world.page({ mode: 'full', cursor: 'p2' });
  world.store();
  assert.equal(world.rows.has('out:k1'), false);
});

test('SEND-4.7 reconnect: old capabilities not used', () => {
  const { world, inbox } = live();
  inbox.send('c1', 'a');
  world.store();
  world.sends.shift()?.answer({ kind: 'unknown', why: 'cut' });
  world.store();
  world.setOnline(false);
  world.setOnline(true);
  world.pass(3_000);
  world.store();
  assert.equal(world.sends.length, 0);
});

test('SEND-2.3 what the disk does not know yet is not written for another reason', () => {
  const d = OutboxDriver.ready();
  d.send('k1');
  d.answer('k1', { kind: 'unreached', failure: networkFailure('x') });
  d.refuse();
  d.draw = 0;
  d.pass(4_999);
  const puts = d.pass(1).flatMap((effect) => (effect.type === 'commit' ? effect.puts.map(({ delivery }) => delivery) : []));
  assert.equal(puts.includes('sending'), false);
});

test('SEND-2.3 where the list is not here yet, the conversation of an unsent message stays open and can be written to', () => {
  const world = new FakeWorld();
  world.rows.set('out:k1', { ...sampleEntry({ delivery: 'queued' }), v: 1 });
  const inbox = createInbox(world.ports);
  inbox.start();
  world.open();
  inbox.open('c1');
  inbox.$selected.listen(() => undefined);
  world.store();
  world.accept();
  assert.equal(inbox.$selected.get()?.conversation.id, 'c1');
  assert.equal(inbox.send('c1', 'one more').ok, true);
  world.bringUp({ conversations: [sampleConversation({ id: 'c2' })] });
  assert.deepEqual(inbox.send('c1', 'and another'), { ok: false, why: 'no-such-conversation' });
});
