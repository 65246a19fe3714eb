import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import type { Failure } from '@cs-inbox/core';
import type { FailureCause } from '@cs-inbox/protocol';
import { FakeWorld } from '../../../test/support/node/fake-world.ts';
import { sampleConversation } from '../../../test/support/node/sample-conversation.ts';
import { sampleFailure } from '../../../test/support/node/sample-failure.ts';
import { sampleMessage } from '../../../test/support/node/sample-message.ts';
import { sampleStore } from '../../../test/support/node/sample-store.ts';
import { createInbox } from './create-inbox.ts';
import type { InboxEvent } from './inbox.ts';

const START = new FakeWorld().now;

/** An inbox whose message k1 of c1 was refused. */
function refused(cause: FailureCause, change: Partial<Failure> = {}) {
  const world = new FakeWorld();
  const inbox = createInbox(world.ports, { operator: () => 'Mei Lin' });
  const events: InboxEvent[] = [];
  inbox.subscribe((event) => events.push(event));
  inbox.start();
  world.open();
  world.bringUp({ stores: [sampleStore()], conversations: [sampleConversation(), sampleConversation({ id: 'c2' })] });
  inbox.open('c1');
  world.history();
  inbox.send('c1', 'hello');
  world.store();
  world.sends.shift()?.answer({ kind: 'refused', failure: sampleFailure(cause, change) });
  world.store();
  const bubble = (text = 'hello') => inbox.$thread.get().bubbles.find((one) => one.text === text);
  return { world, inbox, events, bubble };
}

describe('a failed message', () => {
  test('RETRY-2.1 says in its bubble whether it may be sent again', () => {
    const loose = refused('unknown', { retryable: true });
    assert.deepEqual([loose.bubble()?.delivery, loose.bubble()?.retry], ['failed', { verdict: 'may', at: null }]);
    assert.deepEqual(refused('content').bubble()?.retry, { verdict: 'never', why: 'cause' });
    assert.deepEqual(refused('throttled', { retryAt: START + 9_000 }).bubble()?.retry, { verdict: 'may', at: START + 9_000 });
  });

  test('RETRY-2.6 goes again under its key with its text, in the same bubble', () => {
    const { world, inbox, bubble } = refused('unknown', { retryable: true });
    assert.deepEqual(inbox.retry('c1', 'k1', 'buyer waits'), { ok: true });
    world.store();
    assert.deepEqual(world.sends.map(({ asked }) => [asked.key, asked.text]), [['k1', 'hello']]);
    assert.deepEqual([bubble()?.id, bubble()?.delivery, bubble()?.attempts, bubble()?.retry], ['k1', 'sending', 2, null]);
    const row = world.rows.get('out:k1') as { attempts: { by: string; reason: string; trigger: string }[] };
    assert.deepEqual([row.attempts[1]?.by, row.attempts[1]?.reason, row.attempts[1]?.trigger], ['Mei Lin', 'buyer waits', 'manual']);
  });

  test('RETRY-2.7 that may not go yet is refused with its verdict, and goes when the wait is over', () => {
    const { world, inbox } = refused('quota', { retryAt: START + 9_000 });
    assert.deepEqual(inbox.retry('c1', 'k1'), { ok: false, why: 'not-eligible', eligibility: { verdict: 'may', at: START + 9_000 } });
    world.pass(9_000);
    assert.deepEqual(inbox.retry('c1', 'k1'), { ok: true });
    assert.deepEqual(inbox.retry('c1', 'k1'), { ok: false, why: 'not-failed' });
  });

  test('RETRY-2.2 is closed by a colleague whose message a sync brings', () => {
    const { world, inbox, bubble } = refused('unknown', { retryable: true });
    world.pass(4_000);
    world.page({ cursor: 'b', messages: [sampleMessage({ id: 'm9', position: 9, at: 1_780_000_000_077 })] });
    assert.deepEqual(bubble()?.retry, { verdict: 'never', why: 'newer', newerAt: 1_780_000_000_077 });
    assert.equal(inbox.retry('c1', 'k1').ok, false);
  });

  test('RETRY-2.2 is closed also where the sync names that message only as the last of its conversation', () => {
    const { world, bubble } = refused('platform');
    world.pass(4_000);
    world.page({ cursor: 'b', conversations: [sampleConversation({ lastMessage: sampleMessage({ id: 'm9', position: 9, at: 1_780_000_000_077 }) })] });
    assert.deepEqual([bubble()?.retry?.verdict, bubble()?.resumes], ['never', null]);
  });

  test('FAIL-8.3 goes by itself at its time, and its bubble says when', () => {
    const { world, bubble } = refused('throttled', { retryAt: START + 9_000 });
    assert.deepEqual(bubble()?.resumes, { on: 'time', at: START + 9_000 });
    world.pass(8_999);
    assert.equal(world.sends.length, 0);
    world.pass(1);
    world.store();
    assert.deepEqual([world.sends.map(({ asked }) => asked.key), bubble()?.delivery], [['k1'], 'sending']);
  });

  test('FAIL-10.2 goes once a sync says that its store is signed in again', () => {
    const { world, bubble } = refused('login');
    world.pass(4_000);
    world.page({ cursor: 'b', stores: [sampleStore({ login: 'expired' })] });
    assert.deepEqual([bubble()?.retry, bubble()?.resumes], [{ verdict: 'waits', for: 'login' }, { on: 'login' }]);
    world.pass(4_000);
    assert.equal(world.sends.length, 0);
    world.page({ cursor: 'c', stores: [sampleStore()] });
    world.store();
    assert.deepEqual(world.sends.map(({ asked }) => asked.key), ['k1']);
  });

  test('FAIL-10.4 is tried when a person comes back, and the backend is asked what has changed', () => {
    const { world, inbox } = refused('login');
    world.pass(10_000);
    world.page();
    const asked = world.syncs.length;
    inbox.returned();
    world.store();
    assert.deepEqual([world.sends.map(({ asked: sent }) => sent.key), world.syncs.length], [['k1'], asked + 1]);
  });

  test('RETRY-7.1 stays as it is by "Stop waiting", and the host is told of one that only waited', () => {
    const { world, inbox, events, bubble } = refused('login');
    inbox.send('c1', 'next');
    world.store();
    inbox.stopWaiting('c1', 'k2');
    assert.deepEqual([bubble('next')?.delivery, bubble('next')?.failure?.cause], ['failed', 'login']);
    inbox.stopWaiting('c1', 'k1');
    assert.deepEqual([bubble()?.delivery, bubble()?.resumes], ['failed', null]);
    assert.deepEqual(events.map((event) => `${event.type} ${event.key}`), ['failed k1', 'failed k2']);
  });

  test('RETRY-7.2 says how many wait for a decision', () => {
    const { inbox, bubble } = refused('storage');
    inbox.send('c1', 'next');
    inbox.send('c1', 'last');
    assert.deepEqual([bubble()?.holdsUp, bubble('next')?.holdsUp], [2, 0]);
  });

  test('RETRY-7.3 goes from the thread and from the disk when it is discarded', () => {
    const { world, inbox } = refused('content');
    inbox.discard('c1', 'k1');
    world.store();
    assert.deepEqual([inbox.$thread.get().bubbles, world.rows.size], [[], 0]);
  });

  test('RETRY-6.1 is there after a reload, with its history', () => {
    const { world } = refused('platform', { code: 'X1', requestId: 'r9' });
    const next = new FakeWorld({ rows: world.rows });
    const inbox = createInbox(next.ports);
    inbox.start();
    inbox.open('c1');
    next.open();
    const [bubble] = inbox.$thread.get().bubbles;
    assert.deepEqual([bubble?.delivery, bubble?.attempts, bubble?.failure?.code], ['failed', 1, 'X1']);
    const row = next.rows.get('out:k1') as { attempts: object[] };
    assert.deepEqual(row.attempts, [{ number: 1, trigger: 'first', by: '', reason: '', departedAt: START, endedAt: START, outcome: 'refused', cause: 'platform', code: 'X1', requestId: 'r9' }]);
  });
});

test('RETRY-2.7 nothing is asked of an inbox that has stopped', () => {
  const { world, inbox } = refused('content');
  inbox.stop();
  inbox.discard('c1', 'k1');
  inbox.stopWaiting('c1', 'k1');
  inbox.edit('c1', 'k1');
  inbox.returned();
  assert.deepEqual([world.commits.length, inbox.$draft.get().text], [0, '']);
});
