import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { emptyOutbox, emptyTables, type Lane, type OutboxState } from '@cs-inbox/core';
import type { Conversation } from '@cs-inbox/protocol';
import { withChanges } from '../../core/src/sync/layered-map.ts';
import { FakeWorld } from '../../../test/support/node/fake-world.ts';
import { sampleConversation } from '../../../test/support/node/sample-conversation.ts';
import { sampleEntry } from '../../../test/support/node/sample-entry.ts';
import { sampleFailure } from '../../../test/support/node/sample-failure.ts';
import { sampleMessage } from '../../../test/support/node/sample-message.ts';
import { sampleStore } from '../../../test/support/node/sample-store.ts';
import { createInbox } from './create-inbox.ts';
import { FailureList } from './failure-list.ts';

const HOUR = 3_600_000;
const START = new FakeWorld().now;

/** Conversations `c1` … of one store, somebody watching the list of failures. */
function running(changes: readonly Partial<Conversation>[] = [{}, {}, {}]) {
  const world = new FakeWorld();
  const inbox = createInbox(world.ports);
  inbox.start();
  world.open();
  world.bringUp({ stores: [sampleStore()], conversations: changes.map((change, i) => sampleConversation({ id: `c${i + 1}`, ...change })) });
  const end = inbox.$failures.subscribe(() => {});
  const keys = () => inbox.$failures.get().map(({ bubble }) => bubble.key);
  const send = (conversationId: string) => {
    inbox.send(conversationId, `to ${conversationId}`);
    world.store();
  };
  const refuse = (...of: Parameters<typeof sampleFailure>) => {
    world.sends.shift()?.answer({ kind: 'refused', failure: sampleFailure(...of) });
    world.store();
  };
  const told = (...messages: Parameters<typeof sampleMessage>[0][]) => {
    world.pass(4_000);
    world.page({ cursor: `after ${world.now}`, messages: messages.map((change) => sampleMessage(change)), conversations: [] });
  };
  return { world, inbox, keys, send, refuse, told, end };
}

describe('the own messages of all stores that have not reached their buyers', () => {
  test('CENTRE-2.21 are those that failed, wait, or of which nobody knows; what is on its way or has arrived is not', () => {
    const { world, inbox, keys, send, refuse, end } = running();
    send('c1');
    send('c2');
    assert.deepEqual(keys(), []);
    refuse('recipient');
    world.sends.shift()?.answer({ kind: 'unknown', why: 'cut' });
    world.store();
    assert.deepEqual(keys(), ['k1', 'k2']);
    world.setOnline(false);
    send('c3');
    assert.deepEqual(keys(), ['k1', 'k2', 'k3']);
    assert.deepEqual(inbox.$failures.get().map(({ bubble, conversationId, store, buyerName }) => [bubble.delivery, conversationId, store?.id, buyerName]), [
      ['failed', 'c1', 's1', sampleConversation().buyer.name],
      ['unconfirmed', 'c2', 's1', sampleConversation().buyer.name],
      ['waiting', 'c3', 's1', sampleConversation().buyer.name],
    ]);
    end();
  });

  test('CENTRE-2.21 one that has arrived after all goes from the list', () => {
    const { world, keys, send, refuse, inbox, end } = running();
    send('c1');
    refuse('unknown', { retryable: true });
    assert.deepEqual(keys(), ['k1']);
    inbox.retry('c1', 'k1');
    world.store();
    assert.deepEqual(keys(), []);
    world.accept();
    assert.deepEqual(keys(), []);
    end();
  });

  test('CENTRE-2.22 one that has been on its way for 30 s is listed by the clock, though nothing else happens', () => {
    const { world, keys, send, end } = running();
    world.ports.backend.lookUp = () => () => {};
    send('c1');
    world.pass(29_999);
    assert.deepEqual(keys(), []);
    world.pass(2);
    assert.deepEqual(keys(), ['k1']);
    end();
  });

  test('CENTRE-2.22 also where no answer comes and nothing is given up', () => {
    const [sending, queued] = [sampleEntry({ delivery: 'sending', sendingSince: START }), sampleEntry({ key: 'k2', seq: 2 })];
    const outbox: OutboxState = { ...emptyOutbox, lanes: new Map([['c1', { entries: [sending, queued], flight: null, storing: [] }]]), size: 2 };
    const list = new FailureList();
    const keys = (afterMs: number) => list.next(emptyTables, outbox, START + afterMs).map(({ bubble }) => bubble.key);
    assert.deepEqual([keys(0), keys(29_999), keys(30_000)], [[], [], ['k1']]);
  });

  test('CENTRE-2.22 no second is counted where nothing is on its way', ({ mock }) => {
    mock.timers.enable({ apis: ['setTimeout'] });
    const { world, send, refuse, end } = running();
    const calm = world.timers.size;
    send('c1');
    const sending = world.timers.size;
    refuse('recipient');
    mock.timers.tick(1_000);
    assert.deepEqual([sending > calm, world.timers.size], [true, calm]);
    end();
  });

  test('CENTRE-2.23 stand by reply deadline, then the oldest first', () => {
    const { world, keys, send, refuse, told, end } = running([{}, { replyDueAt: START + 2 * HOUR }, {}, { replyDueAt: START + HOUR }]);
    for (const id of ['c3', 'c1', 'c2', 'c4']) {
      send(id);
      refuse('recipient');
      world.pass(10);
    }
    assert.deepEqual(keys(), ['k4', 'k3', 'k1', 'k2']);
    told();
    world.pass(4_000);
    world.page({ cursor: 'x', conversations: [sampleConversation({ id: 'c1', replyDueAt: START }), sampleConversation({ id: 'c4', replyDueAt: null })] });
    assert.deepEqual(keys(), ['k2', 'k3', 'k1', 'k4']);
    end();
  });

  test('CENTRE-2.24 a blocked one is listed from a thread that is here, or where it is the last; the same text that has arrived since takes it away', () => {
    const blocked = { receipt: 'blocked', direction: 'out', at: START } as const;
    const last = sampleMessage({ conversationId: 'c2', key: 'b2', id: 'b2', ...blocked });
    const { keys, inbox, told, end } = running([{}, { lastMessage: last }, { lastMessage: { ...last, conversationId: 'c3', key: null } }]);
    assert.deepEqual(keys(), ['b2']);
    told({ conversationId: 'c1', key: 'b1', id: 'b1', position: 5, text: 'free phone', ...blocked });
    assert.deepEqual(keys(), ['b1', 'b2']);
    assert.deepEqual(inbox.$failures.get()[0]?.bubble.retry, { verdict: 'may', at: null });
    told({ conversationId: 'c1', key: 'b3', id: 'b3', position: 6, direction: 'out', text: 'other', at: START + 1 });
    assert.equal(inbox.$failures.get()[0]?.bubble.retry?.verdict, 'never');
    told({ conversationId: 'c1', key: 'b4', id: 'b4', position: 7, direction: 'out', text: 'free phone', at: START + 2 });
    assert.deepEqual(keys(), ['b2']);
    end();
  });

  test('CENTRE-2.24 a blocked one is listed for 7 days, for nobody can discard it', () => {
    const at = (days: number) => sampleMessage({ conversationId: 'c1', key: 'b1', receipt: 'blocked', direction: 'out', at: START - days * 24 * HOUR });
    const young = running([{ lastMessage: at(6.9) }]);
    const old = running([{ lastMessage: at(7.1) }]);
    assert.deepEqual([young.keys(), old.keys()], [['b1'], []]);
    young.end();
    old.end();
  });

  test('CENTRE-2.21 one whose conversation the backend does not name any more stands under the name of the click', () => {
    const entry = sampleEntry({ delivery: 'failed', failure: sampleFailure('recipient') });
    const outbox: OutboxState = { ...emptyOutbox, lanes: new Map([['c1', { entries: [entry], flight: null, storing: [] }]]), size: 1 };
    const list = new FailureList();
    const conversations = new Map([['c1', sampleConversation({ id: 'c1', buyer: { id: 'b', name: 'New name' } })]]);
    const names = [{ ...emptyTables, conversations }, emptyTables].map((tables) => list.next(tables, outbox, START)[0]?.buyerName);
    assert.deepEqual(names, ['New name', entry.buyerName]);
  });

  test('CENTRE-2.25 one that says the same is the same object, and so is the list', () => {
    const { inbox, send, refuse, told, end } = running();
    for (const id of ['c1', 'c2']) {
      send(id);
      refuse('recipient');
    }
    const before = inbox.$failures.get();
    told({ conversationId: 'c3', position: 9 });
    assert.equal(inbox.$failures.get(), before);
    inbox.discard('c1', 'k1');
    assert.deepEqual([inbox.$failures.get().length, inbox.$failures.get()[0] === before[1]], [1, true]);
    end();
  });

  test('CENTRE-2.25 of 10,000 failed ones only that is looked at which has changed', () => {
    let looks = 0;
    const { attempts } = sampleEntry();
    const lane = (i: number): Lane => {
      const entry = sampleEntry({ attempts, key: `k${i}`, conversationId: `c${i}`, storeId: `s${i % 10}`, delivery: 'failed', failure: sampleFailure('unknown', { retryable: true }), createdAt: i });
      const watched = new Proxy(entry, { get: (of, field) => ((looks += field === 'delivery' ? 1 : 0), Reflect.get(of, field)) });
      return { entries: [watched], flight: null, storing: [] };
    };
    const lanes = new Map(Array.from({ length: 10_000 }, (_, i) => [`c${i}`, lane(i)] as const));
    const list = new FailureList();
    const outbox: OutboxState = { ...emptyOutbox, lanes, size: lanes.size, network: true };
    const first = list.next(emptyTables, outbox, 0);
    const each = looks / 10_000;
    looks = 0;
    const next = list.next(emptyTables, { ...outbox, lanes: new Map(lanes).set('c7', lane(7)) }, 0);
    assert.deepEqual([first.length, next === first, looks], [10_000, true, each]);
    looks = 0;
    const shut = list.next(emptyTables, { ...outbox, signedOut: new Set(['s3']) }, 0);
    assert.deepEqual([shut.filter(({ bubble }) => bubble.retry?.verdict === 'waits').length, looks <= 1_001 * each], [1_000, true]);
  });

  test('CENTRE-2.40 of 10,000 conversations only those are gone through of which the news speak', () => {
    let walks = 0;
    class Watched extends Map<string, Conversation> {
      override [Symbol.iterator]() {
        walks += 1;
        return super[Symbol.iterator]();
      }
    }
    const before = new Watched();
    for (let i = 0; i < 10_000; i++) before.set(`c${i}`, sampleConversation({ id: `c${i}`, lastMessage: null }));
    const list = new FailureList();
    list.next({ ...emptyTables, conversations: before }, emptyOutbox, 0);
    const lastMessage = sampleMessage({ conversationId: 'c7', key: 'b1', direction: 'out', receipt: 'blocked' });
    const after = withChanges(before, [['c7', sampleConversation({ id: 'c7', lastMessage })]]);
    walks = 0;
    const listed = list.next({ ...emptyTables, conversations: after }, emptyOutbox, lastMessage.at);
    assert.deepEqual([listed.map(({ bubble }) => bubble.key), walks], [['b1'], 0]);
  });
});
