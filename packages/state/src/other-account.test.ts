import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { createInbox } from '@cs-inbox/state';
import { FakeWorld } from '../../../test/support/node/fake-world.ts';
import { sampleConversation } from '../../../test/support/node/sample-conversation.ts';
import { sampleMessage } from '../../../test/support/node/sample-message.ts';
import { sampleStore } from '../../../test/support/node/sample-store.ts';

const otherAccount = { ok: false, why: 'other-account' } as const;

/** A page with a message on the wire, one that waits behind it, one that is looked up, and every other question open. */
function asking() {
  const world = new FakeWorld();
  const inbox = createInbox(world.ports);
  inbox.start();
  world.open();
  world.bringUp({ stores: [sampleStore()], conversations: [sampleConversation(), sampleConversation({ id: 'c2', unread: 1, lastMessage: sampleMessage({ id: 'm0', conversationId: 'c2', direction: 'in', position: 0 }) }), sampleConversation({ id: 'c3' })] }, { deduplicationWindowMs: 0 });
  inbox.open('c2');
  inbox.send('c2', 'lost');
  world.store();
  world.sends.shift()?.answer({ kind: 'unknown', why: 'cut' });
  world.store();
  inbox.send('c1', 'on its way');
  inbox.send('c1', 'waits');
  world.store();
  world.pass(5_000);
  world.store();
  inbox.markSeen();
  inbox.refresh();
  return { world, inbox };
}

const questions = {
  send: ({ world }) => world.sends.shift()?.answer({ kind: 'unknown', why: 'other-account' }),
  'look-up': ({ world }) => world.lookUps.shift()?.answer({ kind: 'unknown', why: 'other-account' }),
  sync: ({ world }) => world.syncs.shift()?.answer(otherAccount),
  history: ({ world }) => world.histories.shift()?.answer(otherAccount),
  reading: ({ world }) => world.reads.shift()?.answer(otherAccount),
} as const satisfies Record<string, (page: ReturnType<typeof asking>) => void>;

describe('somebody else is signed in at the backend', () => {
  for (const [what, answer] of Object.entries(questions)) {
    test(`SYNC-6.5 as the answer to a ${what} says: nothing leaves any more, not even when the network comes back`, () => {
      const page = asking();
      const { world, inbox } = page;
      const before = { sends: world.sends.length, lookUps: world.lookUps.length, syncs: world.syncs.length, histories: world.histories.length, reads: world.reads.length };
      assert.ok(Object.values(before).every((count) => count > 0), JSON.stringify(before));
      answer(page);
      assert.equal(inbox.$halted.get(), 'other-account');
      const open = [world.sends.length, world.lookUps.length];
      for (const { answer: say } of world.sends.splice(0)) say({ kind: 'unknown', why: 'cut' });
      world.store();
      for (const online of [false, true]) world.setOnline(online);
      world.pass(3_600_000);
      world.store();
      inbox.returned();
      assert.deepEqual([world.sends.length, world.lookUps.length <= (open[1] ?? 0)], [0, true]);
      assert.deepEqual(inbox.send('c3', 'hello'), { ok: false, why: 'other-account' });
    });
  }

  test('SYNC-6.5 as the very first answer says: what a former page has left does not leave', () => {
    const before = asking().world;
    const world = new FakeWorld({ rows: before.rows });
    const inbox = createInbox(world.ports);
    inbox.start();
    world.open();
    world.capabilities.shift()?.answer(otherAccount);
    world.pass(60_000);
    world.store();
    assert.deepEqual([inbox.$halted.get(), world.sends.length, world.lookUps.length], ['other-account', 0, 0]);
  });

  test('SYNC-6.5 while a departure is being recorded: it does not leave', () => {
    const { world, inbox } = asking();
    inbox.send('c3', 'recorded');
    const sends = world.sends.length;
    world.histories.shift()?.answer(otherAccount);
    world.store();
    assert.deepEqual([world.sends.length, inbox.$halted.get()], [sends, 'other-account']);
  });
});
