import assert from 'node:assert/strict';
import test from 'node:test';
import { FakeWorld } from '../../../test/support/node/fake-world.ts';
import { sampleConversation } from '../../../test/support/node/sample-conversation.ts';
import { sampleStore } from '../../../test/support/node/sample-store.ts';
import { createInbox } from './create-inbox.ts';

/** Two messages of two conversations are on their way. */
function sending(capabilities = {}) {
  const world = new FakeWorld();
  const inbox = createInbox(world.ports);
  inbox.start();
  world.open();
  world.bringUp({ stores: [sampleStore()], conversations: [sampleConversation(), sampleConversation({ id: 'c2' })] }, capabilities);
  for (const id of ['c1', 'c2']) inbox.send(id, 'hello');
  world.store();
  return { world, inbox };
}

test('SEND-7.4 counts what has been on its way for 30 s while nobody knows, over all conversations, as time goes on', () => {
  const { world, inbox } = sending();
  const counts: number[] = [];
  const end = inbox.$overdue.subscribe((count) => counts.push(count));
  world.pass(29_000);
  world.accept();
  world.pass(1_000);
  world.store();
  assert.deepEqual(counts, [0, 1]);
  world.sends.shift()?.answer({ kind: 'unknown', why: 'late' });
  world.pass(5_000);
  assert.equal(inbox.$overdue.get(), 1);
  world.store();
  world.accept();
  world.pass(1_000);
  assert.deepEqual(counts, [0, 1, 0]);
  end();
});

test('SEND-7.4 does not count what a person is asked about: nobody waits for an answer', () => {
  const { world, inbox } = sending({ lookUp: false, deduplicationWindowMs: 0 });
  const end = inbox.$overdue.subscribe(() => {});
  world.pass(40_000);
  assert.equal(inbox.$overdue.get(), 0);
  end();
});

test('SEND-7.4 takes no timer while nobody watches', ({ mock }) => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const { world, inbox } = sending();
  const before = world.timers.size;
  const end = inbox.$overdue.subscribe(() => {});
  assert.equal(world.timers.size, before + 1);
  end();
  // An atom is let go of a second after the last one has ceased to watch: first this one, then the pulse.
  mock.timers.tick(1_000);
  mock.timers.tick(1_000);
  assert.equal(world.timers.size, before);
});

test('SEND-7.1 the bubble says since when, also after a reload, and not of what waits', () => {
  const { world, inbox } = sending();
  inbox.open('c1');
  const start = world.now;
  assert.equal(inbox.$thread.get().bubbles[0]?.sendingSince, start);
  const next = new FakeWorld({ rows: world.rows, keys: 'n' });
  next.now = start + 60_000;
  const after = createInbox(next.ports);
  after.start();
  next.open();
  next.bringUp({ conversations: [sampleConversation(), sampleConversation({ id: 'c2' })] });
  after.open('c1');
  assert.deepEqual([after.$thread.get().bubbles[0]?.delivery, after.$thread.get().bubbles[0]?.sendingSince], ['unconfirmed', start]);
  next.setOnline(false);
  after.open('c2');
  after.send('c2', 'later');
  assert.equal(after.$thread.get().bubbles.at(-1)?.sendingSince, null);
});
