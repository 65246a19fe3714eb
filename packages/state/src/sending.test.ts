import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { FakeWorld } from '../../../test/support/node/fake-world.ts';
import { sampleConversation } from '../../../test/support/node/sample-conversation.ts';
import { sampleMessage } from '../../../test/support/node/sample-message.ts';
import { sampleStore } from '../../../test/support/node/sample-store.ts';
import { createInbox } from './create-inbox.ts';
import type { InboxEvent } from './inbox.ts';

const failure = { cause: 'content', class: 'business', retryable: false, retryAt: null, code: 'SPAM', requestId: '', detail: '', words: [] } as const;

/** An inbox that is up to date, with the conversation c1 open. */
function live(world = new FakeWorld()) {
  const inbox = createInbox(world.ports);
  inbox.start();
  world.open();
  world.bringUp({ stores: [sampleStore()], conversations: [sampleConversation(), sampleConversation({ id: 'c2' })] });
  inbox.open('c1');
  world.history({ messages: [sampleMessage({ id: 'm1', direction: 'in', text: 'hi' })] });
  const shown = () => inbox.$thread.get().bubbles.map(({ text, delivery }) => `${text}: ${delivery}`);
  return { world, inbox, shown };
}

describe('a message that is sent', () => {
  test('SEND-1.1 stands in the thread when send() returns, before anybody has answered', () => {
    const { inbox, shown } = live();
    const result = inbox.send('c1', 'hello');
    assert.deepEqual(result, { ok: true, key: 'k1' });
    assert.deepEqual(shown(), ['hi: delivered', 'hello: sending']);
  });

  test('SEND-2.1 leaves when the disk has it, and not before', () => {
    const { inbox, world } = live();
    inbox.send('c1', 'hello');
    assert.deepEqual([world.sends.length, world.commits.length], [0, 1]);
    world.store();
    assert.deepEqual(world.sends.map(({ asked }) => asked), [{ key: 'k1', conversationId: 'c1', storeId: 's1', text: 'hello', replaces: null, platform: 'shopee' }]);
    assert.equal(world.rows.has('out:k1'), true);
  });

  test('SEND-1.2 is confirmed in the same bubble, and stands in the thread at every moment between', () => {
    const { inbox, world, shown } = live();
    inbox.send('c1', 'hello');
    world.store();
    const moments: string[][] = [];
    inbox.$thread.listen(({ bubbles }) => moments.push(bubbles.map(({ id }) => id)));
    world.accept();
    world.store();
    assert.ok(moments.length > 0);
    for (const moment of moments) assert.deepEqual(moment, ['m1', 'k1']);
    assert.deepEqual(shown(), ['hi: delivered', 'hello: sent']);
  });

  test('SEND-2.2 is deleted from the disk only then', () => {
    const { inbox, world } = live();
    inbox.send('c1', 'hello');
    world.store();
    assert.equal(world.rows.has('out:k1'), true);
    world.accept();
    world.store();
    assert.equal(world.rows.has('out:k1'), false);
  });

  test('SEND-3.1 leaves under the same key with the same content, however often', () => {
    const { inbox, world } = live();
    inbox.send('c1', 'hello');
    world.store();
    const departures: unknown[] = [];
    for (let i = 0; i < 4; i++) {
      const question = world.sends.shift();
      departures.push(question?.asked);
      question?.answer({ kind: 'unknown', why: 'rejected' });
      world.store();
      world.pass(20_000);
      world.store();
    }
    assert.deepEqual(departures, Array(4).fill({ key: 'k1', conversationId: 'c1', storeId: 's1', text: 'hello', replaces: null, platform: 'shopee' }));
  });

  test('SEND-3.2 twice with the same text is two messages', () => {
    const { inbox, shown } = live();
    inbox.send('c1', 'again');
    inbox.send('c1', 'again');
    assert.deepEqual(shown(), ['hi: delivered', 'again: sending', 'again: queued']);
  });

  test('SEND-11.2 goes where it was sent, whichever conversation is open', () => {
    const { inbox, world } = live();
    inbox.send('c2', 'for c2');
    inbox.open(null);
    world.store();
    assert.equal(world.sends[0]?.asked.conversationId, 'c2');
  });

  test('SEND-3.4 is shown, stored and sent with its lone surrogates replaced', () => {
    const { inbox, world, shown } = live();
    inbox.send('c1', 'a\ud800b');
    world.store();
    assert.deepEqual([shown()[1], world.sends[0]?.asked.text], ['a\ufffdb: sending', 'a\ufffdb']);
  });

  test('SEND-4.5 that has no answer is given up after 30 s: its question is cancelled, and it is unconfirmed', () => {
    const { inbox, world, shown } = live();
    inbox.send('c1', 'hello');
    world.store();
    const [question] = world.sends;
    world.pass(29_999);
    assert.deepEqual([question?.cancelled, shown()[1]], [false, 'hello: sending']);
    world.pass(1);
    assert.deepEqual([question?.cancelled, shown()[1]], [true, 'hello: unconfirmed']);
  });

  test('SEND-4.6 and is unconfirmed is looked up at once by check()', () => {
    const { inbox, world, shown } = live();
    inbox.send('c1', 'hello');
    world.store();
    world.sends.shift()?.answer({ kind: 'unknown', why: 'cut' });
    inbox.check('c1', 'k1');
    assert.deepEqual(world.lookUps.map(({ asked }) => asked), ['k1']);
    world.lookUps[0]?.answer({ kind: 'found', message: sampleMessage({ id: 'm2', key: 'k1', position: 2, text: 'hello' }) });
    assert.equal(shown()[1], 'hello: sent');
  });

  test('SEND-3.3 and comes back with the next page is shown once', () => {
    const { inbox, world, shown } = live();
    inbox.send('c1', 'hello');
    world.store();
    world.pass(4_000);
    world.page({ cursor: 'b', messages: [sampleMessage({ id: 'm2', key: 'k1', position: 2, text: 'hello' })] });
    assert.deepEqual(shown(), ['hi: delivered', 'hello: sent']);
    world.store();
    assert.equal(world.rows.has('out:k1'), false);
  });
});

describe('a message that failed', () => {
  test('SEND-1.4 keeps its place behind what its conversation had at the click, also where that was not open', () => {
    const world = new FakeWorld();
    const inbox = createInbox(world.ports);
    inbox.start();
    world.open();
    const at = (position: number) => sampleMessage({ id: `m${position}`, direction: 'in', position });
    world.bringUp({ conversations: [sampleConversation({ lastMessage: at(7) })] });
    inbox.send('c1', 'hello');
    world.store();
    world.sends.shift()?.answer({ kind: 'refused', failure });
    inbox.open('c1');
    world.history({ messages: [at(6), at(7), at(8)] });
    assert.deepEqual(inbox.$thread.get().bubbles.map(({ id }) => id), ['m6', 'm7', 'k1', 'm8']);
  });
});

describe('a message that is not taken', () => {
  const refusals: readonly (readonly [string, string, string])[] = [
    ['SEND-1.5 empty', '  ', 'empty'],
    ['SEND-1.5 longer than the store takes', 'x'.repeat(2_001), 'too-long'],
  ];
  for (const [title, text, why] of refusals) {
    test(`${title}: says why, and the draft stays`, () => {
      const { inbox, world } = live();
      inbox.setDraft('c1', text);
      const result = inbox.send('c1', text);
      assert.equal(result.ok ? '' : result.why, why);
      assert.deepEqual([inbox.$draft.get().text, world.commits.length], [text, 0]);
    });
  }

  test('INBOX-4.4 before the disk has been read, for then its key could not be kept', () => {
    const world = new FakeWorld();
    const inbox = createInbox(world.ports);
    assert.deepEqual(inbox.send('c1', 'hi'), { ok: false, why: 'starting' });
    inbox.start();
    world.bringUp({ conversations: [sampleConversation()] });
    assert.deepEqual(inbox.send('c1', 'hi'), { ok: false, why: 'starting' });
    world.open();
    assert.equal(inbox.send('c1', 'hi').ok, true);
  });

  test('SEND-11.2 to a conversation that is not known', () => {
    assert.deepEqual(live().inbox.send('c9', 'hi'), { ok: false, why: 'no-such-conversation' });
  });

  test('SYNC-6.5 once the backend has answered for another account', () => {
    const { inbox, world } = live();
    world.pass(4_000);
    world.syncs[0]?.answer({ ok: false, why: 'other-account' });
    assert.deepEqual(inbox.send('c1', 'hi'), { ok: false, why: 'other-account' });
    assert.equal(inbox.$halted.get(), 'other-account');
  });
});

describe('what the host is told', () => {
  const told = () => {
    const parts = live();
    const events: InboxEvent[] = [];
    const end = parts.inbox.subscribe((event) => events.push(event));
    parts.inbox.send('c1', 'hello');
    parts.world.store();
    return { ...parts, events, end };
  };

  test('SEND-1.2 that it was sent, with the id that the backend gave it', () => {
    const { world, events } = told();
    world.accept();
    assert.deepEqual(events, [{ type: 'sent', key: 'k1', conversationId: 'c1', messageId: 'id-k1', origin: 'here' }]);
  });

  test('SEND-4.1 that it is unconfirmed, and that it was sent after all', () => {
    const { world, events } = told();
    const [question] = world.sends;
    question?.answer({ kind: 'unknown', why: 'cut' });
    world.accept();
    assert.deepEqual(events.map(({ type }) => type), ['unconfirmed', 'sent']);
  });

  test('SEND-4.1 that it is unconfirmed once, however often it is tried again', () => {
    const { world, events } = told();
    for (let attempt = 1; attempt <= 3; attempt++) {
      world.sends.shift()?.answer({ kind: 'unknown', why: 'cut' });
      world.store();
      world.pass(20_000);
      world.store();
    }
    world.accept();
    assert.deepEqual(events.map(({ type }) => type), ['unconfirmed', 'sent']);
  });

  test('SEND-1.4 that it failed, and why', () => {
    const { world, events, inbox } = told();
    world.sends[0]?.answer({ kind: 'refused', failure });
    const [event] = events;
    assert.ok(event?.type === 'failed');
    assert.deepEqual([event.key, event.conversationId, event.entry.failure], ['k1', 'c1', failure]);
    assert.equal(inbox.$thread.get().bubbles.at(-1)?.failure, failure);
  });

  test('EMBED-3.1 nothing any more, once it has said so', () => {
    const { world, events, end } = told();
    end();
    world.accept();
    assert.deepEqual(events, []);
  });
});
