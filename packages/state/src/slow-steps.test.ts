import assert from 'node:assert/strict';
import test from 'node:test';
import { FakeWorld } from '../../../test/support/node/fake-world.ts';
import { sampleConversation } from '../../../test/support/node/sample-conversation.ts';
import { sampleStore } from '../../../test/support/node/sample-store.ts';
import { createInbox } from './create-inbox.ts';

/** How long each look at the clock takes on this machine, ms. */
const LOOK_MS = 50;
const conversations = ['c1', 'c2', 'c3'].map((id) => sampleConversation({ id }));

/** Paces of which some have their turn while a step is under way, one message in so many ms. */
const paces = Array.from({ length: 80 }, (_, i) => 200 + i * LOOK_MS);

/** Where messages go that wait for nothing but the pace of their store. */
function left(everyMs: number): readonly string[] {
  const world = new FakeWorld();
  Object.assign(world.ports.clock, { now: () => (world.now += LOOK_MS) });
  const inbox = createInbox(world.ports);
  inbox.start();
  world.open();
  world.bringUp({ mode: 'full', stores: [sampleStore({ pace: { messages: 1, everyMs } })], conversations });
  for (const { id } of conversations) assert.ok(inbox.send(id, 'hello').ok);
  const found: string[] = [];
  for (let i = 0; i < 300; i++) {
    world.store();
    world.pass(LOOK_MS);
    const [next] = world.sends;
    if (next === undefined) continue;
    found.push(next.asked.conversationId);
    world.accept(100 + i);
  }
  inbox.stop();
  return found;
}

test('SEND-10.10 what comes due while a step is under way leaves right after it', () => {
  assert.deepEqual(paces.filter((everyMs) => left(everyMs).length < conversations.length), []);
});
