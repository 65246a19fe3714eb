import assert from 'node:assert/strict';
import test from 'node:test';
import { createInbox } from '@cs-inbox/state';
import { FakeWorld } from '../../../test/support/node/fake-world.ts';
import { sampleConversation } from '../../../test/support/node/sample-conversation.ts';
import { sampleStore } from '../../../test/support/node/sample-store.ts';

const DAY_MS = 86_400_000;
/** Longest delay that a browser's timer takes; a longer one ends at once. */
const TIMER_MS_MAX = 2 ** 31 - 1;

test('SEND-8.27 what waits for longer than a timer can take is waited for in parts', () => {
  const world = new FakeWorld();
  const inbox = createInbox(world.ports, { staleAfterMs: 40 * DAY_MS });
  inbox.start();
  world.open();
  world.bringUp({ stores: [sampleStore({ login: 'expired' })], conversations: [sampleConversation()] });
  inbox.send('c1', 'hello');
  world.store();
  world.pass(4_000);
  // From here on nothing else is waited for.
  world.syncs.shift()?.answer({ ok: false, why: 'other-account' });
  const delays = () => [...world.timers].map(({ at }) => at - world.now);
  assert.deepEqual(delays(), [TIMER_MS_MAX]);
  world.pass(TIMER_MS_MAX);
  assert.deepEqual(delays(), [40 * DAY_MS - 4_000 - TIMER_MS_MAX]);
});

test('SEND-8.27 what is due while the timers of a page are late is done though something else happens before', () => {
  const world = new FakeWorld();
  const inbox = createInbox(world.ports);
  inbox.start();
  world.open();
  world.bringUp({ stores: [sampleStore()], conversations: [sampleConversation(), sampleConversation({ id: 'c2' })] });
  world.setOnline(false);
  inbox.send('c1', 'one');
  world.store();
  inbox.open('c1');
  world.pass(4 * 3_600_000 - 2_000);
  world.now += 5_000;
  inbox.send('c2', 'other');
  world.store();
  world.pass(0);
  assert.deepEqual(inbox.$thread.get().bubbles.map(({ hold }) => hold), ['stale']);
});
