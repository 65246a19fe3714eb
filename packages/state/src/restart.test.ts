import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { FakeWorld } from '../../../test/support/node/fake-world.ts';
import { sampleConversation } from '../../../test/support/node/sample-conversation.ts';
import { sampleMessage } from '../../../test/support/node/sample-message.ts';
import { sampleStore } from '../../../test/support/node/sample-store.ts';
import { createInbox } from './create-inbox.ts';

const capabilities = { protocol: 1, account: 'mei', deduplicationWindowMs: 86_400_000, lookUp: true, stream: 'none', bulkRetry: false } as const;

/** An inbox that is up to date, with the conversation c1 open. */
function live(can = {}) {
  const world = new FakeWorld();
  const inbox = createInbox(world.ports, { operator: () => 'Mei Lin' });
  inbox.start();
  world.open();
  world.bringUp({ stores: [sampleStore()], conversations: [sampleConversation()] }, can);
  inbox.open('c1');
  world.history({ messages: [sampleMessage({ id: 'm1', direction: 'in', text: 'hi' })] });
  world.store();
  return { world, inbox };
}

const shown = (inbox: ReturnType<typeof createInbox>) => inbox.$thread.get().bubbles.map(({ text, delivery }) => `${text}: ${delivery}`);

describe('a panel that is restarted', () => {
  test('SEND-7.14 shows at once what the backend had told, with the same conversation open, and the outbox as the disk has it', () => {
    const { world, inbox } = live();
    inbox.send('c1', 'one');
    inbox.send('c1', 'two');
    world.store();
    const next = inbox.restarted();
    next.start();
    assert.equal(next.$selected.get()?.conversation.id, 'c1');
    assert.deepEqual(shown(next), ['hi: delivered']);
    assert.equal(next.$loaded.get(), true);
    world.open();
    assert.deepEqual(shown(next), ['hi: delivered', 'one: unconfirmed', 'two: queued']);
  });

  test('SEND-7.14 sends each once, in order, whatever the former one still hears', () => {
    const { world, inbox } = live();
    inbox.send('c1', 'one');
    inbox.send('c1', 'two');
    world.store();
    const [stuck] = world.sends.splice(0);
    const next = inbox.restarted();
    next.start();
    world.open();
    world.store();
    world.capabilities.shift()?.answer({ ok: true, value: capabilities });
    world.page();
    stuck?.answer({ kind: 'accepted', message: sampleMessage({ id: 'id-k1', key: 'k1', text: 'one', position: 100 }) });
    assert.deepEqual(shown(next), ['hi: delivered', 'one: unconfirmed', 'two: queued']);
    for (let i = 0; i < 4; i++) {
      world.pass(2_000);
      world.store();
      if (world.sends.length > 0) world.accept(100 + i);
      world.store();
    }
    assert.deepEqual(shown(next), ['hi: delivered', 'one: sent', 'two: sent']);
  });

  test('SEND-7.14 keeps the draft', () => {
    const { world, inbox } = live();
    inbox.setDraft('c1', 'half a sentence');
    const next = inbox.restarted();
    world.store();
    next.start();
    world.open();
    assert.equal(next.$draft.get().text, 'half a sentence');
  });

  test('SEND-7.14 asks the backend what has changed, and the former one asks nothing any more', () => {
    const { world, inbox } = live();
    world.syncs.splice(0);
    const next = inbox.restarted();
    assert.equal(world.timers.size, 0);
    assert.equal(world.networkListeners.size, 0);
    next.start();
    world.open();
    world.capabilities.shift()?.answer({ ok: true, value: capabilities });
    assert.equal(world.syncs.length, 1);
    assert.notEqual(world.syncs[0]?.asked, null);
  });
});

describe('messages that nobody knows the fate of', () => {
  test('SEND-7.15 are counted from 30 s on, until somebody knows', () => {
    const { world, inbox } = live();
    const counts: number[] = [];
    const end = inbox.$overdue.listen((count) => counts.push(count));
    inbox.send('c1', 'one');
    world.store();
    world.pass(29_000);
    assert.equal(inbox.$overdue.get(), 0);
    world.pass(2_000);
    assert.equal(inbox.$overdue.get(), 1);
    world.page({ messages: [sampleMessage({ id: 'id-k1', key: 'k1', text: 'one', position: 100 })] });
    world.pass(1_000);
    assert.deepEqual([shown(inbox), inbox.$overdue.get()], [['hi: delivered', 'one: sent'], 0]);
    end();
  });

  test('SEND-7.15 do not count where a person is asked about them', () => {
    const { world, inbox } = live({ deduplicationWindowMs: 0, lookUp: false });
    const end = inbox.$overdue.listen(() => {});
    inbox.send('c1', 'one');
    world.store();
    world.pass(60_000);
    world.store();
    assert.deepEqual(inbox.$thread.get().bubbles.at(-1)?.asks, true);
    assert.equal(inbox.$overdue.get(), 0);
    end();
  });

  test('SEND-7.15 who watches for them sets no pulse going while the outbox is empty', () => {
    const { world, inbox } = live();
    const timers = world.timers.size;
    const end = inbox.$overdue.listen(() => {});
    assert.equal(world.timers.size, timers);
    end();
  });
});
