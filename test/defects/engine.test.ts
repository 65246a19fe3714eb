import assert from 'node:assert/strict';
import test from 'node:test';
import { FakeWorld } from '../support/node/fake-world.ts';
import { mergedTimeline } from '../support/node/merged-timeline.ts';
import { goodBackend, OutboxDriver } from '../support/node/outbox-driver.ts';
import { sampleConversation } from '../support/node/sample-conversation.ts';
import { sampleEntry } from '../support/node/sample-entry.ts';
import { sampleMessage } from '../support/node/sample-message.ts';
import { SyncDriver } from '../support/node/sync-driver.ts';
import { createInbox } from '@cs-inbox/state';

function live() {
  const world = new FakeWorld();
  const inbox = createInbox(world.ports);
  inbox.start();
  world.open();
  world.bringUp({ conversations: [sampleConversation(), sampleConversation({ id: 'c2' })] });
  inbox.open('c1');
  world.history({ messages: [sampleMessage({ id: 'm1', direction: 'in' })] });
  return { world, inbox };
}

test('SYNC-3.1 the very first question, silent, is given up after 30 s', () => {
  const world = new FakeWorld();
  createInbox(world.ports).start();
  world.open();
  const [question] = world.capabilities;
  world.pass(60_000);
  assert.equal(question?.cancelled, true);
});

test('SEND-1.2 echo in a first page of a run: shown at every moment', () => {
  const { world, inbox } = live();
  inbox.send('c1', 'hello');
  world.store();
  world.pass(4_000);
  const moments: string[][] = [];
  inbox.$thread.listen(({ bubbles }) => moments.push(bubbles.map(({ id }) => id)));
  world.page({ hasMore: true, cursor: 'b', messages: [sampleMessage({ id: 'm2', key: 'k1', position: 2 })] });
  for (const moment of moments) assert.deepEqual(moment, ['m1', 'k1']);
});

test('SEND-1.2 confirmed before the first full page stays in the thread', () => {
  const world = new FakeWorld();
  world.rows.set('out:k1', { ...sampleEntry(), v: 1 });
  const inbox = createInbox(world.ports);
  inbox.start();
  inbox.open('c1');
  world.open();
  world.store();
  world.accept(5);
  assert.equal(inbox.$thread.get().bubbles.length, 1);
  world.bringUp({ conversations: [sampleConversation()] });
  assert.equal(inbox.$thread.get().bubbles.length, 1);
});

test('INBOX-3.8 history of a conversation that was opened before the first full page is asked with it, and stays', () => {
  const world = new FakeWorld();
  const inbox = createInbox(world.ports);
  inbox.start();
  inbox.open('c1');
  world.open();
  assert.deepEqual([inbox.$thread.get().loading, world.histories.length], [true, 0]);
  world.bringUp({ conversations: [sampleConversation()] });
  assert.deepEqual([inbox.$thread.get().loading, world.histories.length], [true, 1]);
  world.history({ messages: [sampleMessage({ id: 'm1', direction: 'in' })] });
  assert.deepEqual([inbox.$thread.get().loading, inbox.$thread.get().bubbles.length], [false, 1]);
});

test('INBOX-3.8 history that a full page of another epoch overtakes is dropped and asked anew', () => {
  const { world, inbox } = live();
  inbox.open('c2');
  world.pass(4_000);
  world.page({ mode: 'full', epoch: 'e2', cursor: 'b', conversations: [sampleConversation({ id: 'c2' })] });
  world.history({ messages: [sampleMessage({ id: 'old', conversationId: 'c2' })] });
  assert.deepEqual([inbox.$thread.get().bubbles.length, world.histories.length], [0, 1]);
  world.history({ messages: [sampleMessage({ id: 'new', conversationId: 'c2' })] });
  assert.deepEqual(inbox.$thread.get().bubbles.map(({ id }) => id), ['new']);
});

test('EMBED-1.1 stop() lets go of the timer and question of a history', () => {
  const world = new FakeWorld();
  const inbox = createInbox(world.ports);
  inbox.start();
  world.open();
  world.bringUp({ conversations: [sampleConversation()] });
  inbox.open('c1');
  inbox.stop();
  assert.deepEqual([world.histories[0]?.cancelled, world.timers.size], [true, 0]);
});

test('EMBED-3.1 a listener that throws does not stop the outbox', () => {
  const { world, inbox } = live();
  let bad = true;
  inbox.subscribe(() => { if (bad) { bad = false; throw new Error('host'); } });
  inbox.send('c1', 'one');
  world.store();
  try { world.accept(); } catch { /* reported */ }
  world.store();
  inbox.send('c2', 'two');
  world.store();
  assert.equal(world.sends.length, 1);
});

test('SEND-2.4 two refused texts come back in the order of clicks', () => {
  const { world, inbox } = live();
  inbox.send('c1', 'first');
  inbox.send('c1', 'second');
  world.refuse();
  assert.equal(inbox.$draft.get().text, 'first\nsecond');
});

test('SYNC-6.2 late confirmed does not lower receipt of lastMessage', () => {
  const driver = SyncDriver.live({ conversations: [sampleConversation({ lastMessage: sampleMessage({ receipt: 'read' }) })], messages: [sampleMessage({ receipt: 'read' })] });
  driver.step({ type: 'confirmed', message: sampleMessage({ receipt: 'sent' }) });
  assert.equal(driver.state.tables.conversations.get('c1')?.lastMessage?.receipt, 'read');
});

test('SEND-6.1 check on the second unconfirmed does not overtake the first', () => {
  const driver = new OutboxDriver();
  const away = { delivery: 'sending', attemptCount: 1, sendingSince: 5, windowSince: 5 } as const;
  driver.step({ type: 'loaded', entries: [sampleEntry({ key: 'k1', seq: 1, ...away }), sampleEntry({ key: 'k2', seq: 2, ...away })] });
  driver.step({ type: 'network', up: true });
  driver.step({ type: 'capabilities', capabilities: goodBackend });
  driver.lookedUp('k1', { kind: 'unknown', why: 'http-500' });
  driver.step({ type: 'check', conversationId: 'c1', key: 'k2' });
  driver.lookedUp('k2', { kind: 'absent' });
  const left = driver.store().flatMap((e) => (e.type === 'attempt' ? [e.entry.key] : []));
  assert.deepEqual(left, []);
});

test('SYNC-6.5 a history for another account halts', () => {
  const { world, inbox } = live();
  inbox.open('c2');
  world.histories[0]?.answer({ ok: false, why: 'other-account' });
  assert.equal(inbox.$halted.get(), 'other-account');
});

test('SEND-3.3 an incoming message with our key does not hide our entry', () => {
  const merged = mergedTimeline([sampleMessage({ key: 'k1', direction: 'in' })], [sampleEntry()]);
  assert.equal(merged.length, 2);
});

test('INBOX-2.9 a full run of two pages keeps rows of the second page', () => {
  const driver = SyncDriver.live({ conversations: [sampleConversation(), sampleConversation({ id: 'c2' })] });
  const before = driver.state.tables.conversations.get('c2');
  driver.pass(4_000);
  driver.page({ mode: 'full', hasMore: true, cursor: 'b', conversations: [sampleConversation()] });
  driver.page({ mode: 'full', cursor: 'c', conversations: [sampleConversation({ id: 'c2' })] });
  assert.equal(driver.state.tables.conversations.get('c2'), before);
});

test('INBOX-2.9 the same capabilities again, halted again, confirmed again', () => {
  const driver = OutboxDriver.ready();
  const a = driver.state;
  driver.step({ type: 'capabilities', capabilities: { ...goodBackend } });
  const b = driver.state;
  driver.step({ type: 'halt', why: 'other-account' });
  const c = driver.state;
  driver.step({ type: 'halt', why: 'other-account' });
  const sync = SyncDriver.live({ conversations: [sampleConversation({ lastMessage: sampleMessage() })], messages: [sampleMessage()] });
  const d = sync.state;
  sync.step({ type: 'confirmed', message: sampleMessage() });
  assert.deepEqual([a === b, driver.state === c, sync.state === d], [true, true, true]);
});

test('INBOX-2.9 network change leaves entries of a lane it does not concern', () => {
  const driver = OutboxDriver.ready();
  driver.send('k1');
  const { entries } = driver.state.lanes.get('c1')!;
  driver.step({ type: 'network', up: false });
  assert.equal(driver.state.lanes.get('c1')!.entries, entries);
});

test('SYNC-6.3 same epoch full page: open thread does not show loading for 4 s', () => {
  const { world, inbox } = live();
  world.pass(4_000);
  world.page({ mode: 'full', cursor: 'b', conversations: [sampleConversation()] });
  assert.equal(world.histories.length, 1);
  assert.equal(inbox.$thread.get().loading, false);
});

test('SEND-6.2 check does not exceed 4 in flight', () => {
  const driver = OutboxDriver.ready();
  driver.send('k0', { conversationId: 'c0' });
  driver.lost('k0');
  for (let i = 1; i <= 4; i++) driver.send(`k${i}`, { conversationId: `c${i}` });
  driver.step({ type: 'check', conversationId: 'c0', key: 'k0' });
  assert.equal(driver.state.inFlight, 4);
});

test('EMBED-2.1 a host backend that answers a send with nothing does not stop the outbox', () => {
  const { world, inbox } = live();
  inbox.send('c1', 'one');
  world.store();
  try {
    world.sends.shift()?.answer(undefined as never);
  } catch {
    // reported
  }
  inbox.send('c2', 'two');
  world.store();
  assert.deepEqual(world.sends.map(({ asked }) => asked.text), ['two']);
});

test('SEND-4.6 check while the network is gone asks nothing', () => {
  const driver = OutboxDriver.ready();
  driver.send('k1');
  driver.lost('k1');
  driver.step({ type: 'network', up: false });
  assert.deepEqual(driver.step({ type: 'check', conversationId: 'c1', key: 'k1' }), []);
});
