import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import type { Capabilities } from '@cs-inbox/protocol';
import { FakeWorld } from '../../../test/support/node/fake-world.ts';
import { sampleConversation } from '../../../test/support/node/sample-conversation.ts';
import { sampleFailure } from '../../../test/support/node/sample-failure.ts';
import { sampleMessage } from '../../../test/support/node/sample-message.ts';
import { sampleStore } from '../../../test/support/node/sample-store.ts';
import { refusedInOne } from '../../../test/support/node/two-tabs.ts';
import { createInbox } from './create-inbox.ts';
import type { InboxOptions } from './inbox-options.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** The world begins at 04:26:40 in Malaysia. */
const EIGHT = new FakeWorld().now + 3 * HOUR_MS + 33 * MINUTE_MS + 20_000;

/** An inbox in which k1 of c1 and k2 of c2 were refused. */
function refusedTwice(capabilities: Partial<Capabilities> = {}, options: InboxOptions = {}) {
  const world = new FakeWorld();
  const inbox = createInbox(world.ports, { operator: () => 'Mei Lin', ...options });
  inbox.start();
  world.open();
  world.bringUp({ stores: [sampleStore()], conversations: [sampleConversation(), sampleConversation({ id: 'c2' })] }, capabilities);
  for (const id of ['c1', 'c2']) {
    inbox.send(id, `hello ${id}`);
    world.store();
    world.sends.shift()?.answer({ kind: 'refused', failure: sampleFailure('unknown', { retryable: true }) });
    world.store();
  }
  const both = [{ conversationId: 'c1', key: 'k1' }, { conversationId: 'c2', key: 'k2' }];
  return { world, inbox, both };
}

describe('many at once', () => {
  test('RETRY-7.10 go again, each with who asked and why on the disk', () => {
    const { world, inbox, both } = refusedTwice();
    assert.deepEqual(inbox.retryAll(both, 'the store is back'), [{ ok: true }, { ok: true }]);
    world.store();
    assert.deepEqual(world.sends.map(({ asked }) => [asked.key, asked.text]), [['k1', 'hello c1'], ['k2', 'hello c2']]);
    const row = world.rows.get('out:k2') as { attempts: { by: string; reason: string; trigger: string }[] };
    assert.deepEqual([row.attempts[1]?.by, row.attempts[1]?.reason, row.attempts[1]?.trigger], ['Mei Lin', 'the store is back', 'bulk']);
  });

  test('RETRY-7.11 of each it is told, in the order of the question, whether it goes, and why not', () => {
    const { world, inbox, both } = refusedTwice();
    inbox.discard('c2', 'k2');
    assert.deepEqual(inbox.retryAll(both.toReversed()), [{ ok: false, why: 'not-failed' }, { ok: true }]);
    world.store();
    assert.deepEqual(inbox.retryAll(both), [{ ok: false, why: 'not-failed' }, { ok: false, why: 'not-failed' }]);
    world.sends.shift()?.answer({ kind: 'refused', failure: sampleFailure('content') });
    assert.deepEqual(inbox.retryAll(both.slice(0, 1)), [{ ok: false, why: 'not-eligible', eligibility: { verdict: 'never', why: 'cause' } }]);
    assert.deepEqual([inbox.retryAll([]), world.sends.length], [[], 0]);
  });

  test('RETRY-7.13 go in one request where the backend takes that, and each has its own outcome', () => {
    const { world, inbox, both } = refusedTwice({ bulkRetry: true });
    inbox.retryAll(both, 'again');
    world.store();
    assert.deepEqual([world.sends.length, world.retries.map(({ asked }) => asked)], [0, [{ keys: ['k1', 'k2'], reason: 'again' }]]);
    const message = sampleMessage({ id: 'm1', key: 'k1', conversationId: 'c1' });
    world.retries[0]?.answer(new Map([['k1', { kind: 'accepted', message }]]));
    world.store();
    assert.equal(world.rows.has('out:k1'), false);
    const row = world.rows.get('out:k2') as { delivery: string; failure: { code: string } };
    assert.deepEqual([row.delivery, row.failure.code], ['unconfirmed', 'left-out']);
  });

  test('RETRY-7.14 a request without an answer is given up once, for all of them', () => {
    const { world, inbox, both } = refusedTwice({ bulkRetry: true });
    inbox.retryAll(both);
    world.store();
    world.pass(29_999);
    assert.equal(world.retries[0]?.cancelled, false);
    world.pass(1);
    assert.equal(world.retries[0]?.cancelled, true);
  });

  test('RETRY-7.14 it goes on while one of them waits for it', () => {
    const { world, inbox, both } = refusedTwice({ bulkRetry: true });
    inbox.open('c1');
    inbox.retryAll(both);
    world.store();
    world.history({ messages: [sampleMessage({ id: 'm1', key: 'k1', conversationId: 'c1' })] });
    assert.equal(world.retries[0]?.cancelled, false);
    world.retries[0]?.answer(new Map([['k2', { kind: 'accepted', message: sampleMessage({ id: 'm2', key: 'k2', conversationId: 'c2' }) }]]));
    world.store();
    assert.deepEqual([...world.rows.keys()].filter((key) => key.startsWith('out:')), []);
  });

  test('RETRY-7.10 that are asked for in a tab that does not send leave the other one', () => {
    const { browser, one, other } = refusedInOne('unknown', { retryable: true });
    assert.deepEqual(other.inbox.retryAll([{ conversationId: 'c1', key: 'a1' }], 'buyer waits'), [{ ok: true }]);
    browser.settle();
    assert.deepEqual([one.world.sends.map(({ asked }) => asked.key), other.world.sends.length, other.shown()], [['a1'], 0, ['hello: sending']]);
    const row = browser.rows.get('out:a1') as { attempts: { by: string; trigger: string }[] };
    assert.deepEqual([row.attempts[1]?.by, row.attempts[1]?.trigger], ['b', 'bulk']);
  });
});

describe('the daily retry', () => {
  const shown = ({ inbox }: ReturnType<typeof refusedTwice>) => {
    inbox.open('c1');
    return inbox.$thread.get().bubbles[0]?.resumes;
  };

  test('AUTO-1.4 its time is in the bubble, and the page sends at it without anybody', () => {
    const given = refusedTwice();
    const morning = shown(given);
    assert.ok(morning?.on === 'morning' && morning.at !== null && morning.at >= EIGHT && morning.at < EIGHT + 10 * MINUTE_MS);
    given.world.pass(morning.at - 1 - given.world.now);
    given.world.store();
    assert.equal(given.world.sends.length, 0);
    given.world.pass(1);
    given.world.store();
    assert.deepEqual(given.world.sends.map(({ asked }) => asked.key), ['k1', 'k2']);
  });

  test('AUTO-1.5 at the time that the host has set, or never', () => {
    const early = refusedTwice({}, { automatic: { hour: 7, minute: 0, spreadMs: 0 } });
    assert.deepEqual(shown(early), { on: 'morning', at: EIGHT - HOUR_MS });
    assert.equal(shown(refusedTwice({}, { automatic: null })), null);
  });

  test('AUTO-4.1 a backend that does it itself is shown', () => {
    assert.deepEqual(shown(refusedTwice({ dailyRetry: true })), { on: 'morning', at: null });
  });
});
