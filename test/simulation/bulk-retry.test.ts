import assert from 'node:assert/strict';
import test from 'node:test';
import type { Answered, SendOutcome } from '@cs-inbox/core';
import type { Message, SyncPage } from '@cs-inbox/protocol';
import { createInbox, type Inbox, type OutgoingMessage, type Ports, type RetryResult, type SendResult } from '@cs-inbox/state';
import { sampleConversation } from '../support/node/sample-conversation.ts';
import { sampleFailure } from '../support/node/sample-failure.ts';
import { sampleMessage } from '../support/node/sample-message.ts';
import { samplePage } from '../support/node/sample-page.ts';
import { sampleStore } from '../support/node/sample-store.ts';
import { EventLoop } from './event-loop.ts';

const SECOND_MS = 1_000;
const STARTED_AT = 1_780_000_000_000;
const STORES = 20;
const PACE = { messages: 5, everyMs: SECOND_MS };
const LATENCY_MS = 100;
const DISK_MS = 2;
const PATIENCE_MS = 600 * SECOND_MS;

/** Of each store's buyers so many are met in each way, with so many failed messages each: 50 in a store, 1,000 in all. */
const ways = {
  /** What failed may go again, one after the other. */
  'in-turn': { buyers: 8, failed: 4 },
  /** The platform takes the words in no way. */
  words: { buyers: 10, failed: 1 },
  /** Something newer has reached the buyer. */
  newer: { buyers: 8, failed: 1 },
} as const;
type Way = keyof typeof ways;

const stores = Array.from({ length: STORES }, (_, i) => sampleStore({ id: `s${i + 1}`, pace: PACE }));
/** Its login goes before anybody retries. */
const LOGGED_OUT = 's20';

const conversations = stores.flatMap(({ id: storeId }) =>
  (Object.keys(ways) as Way[]).flatMap((way) => Array.from({ length: ways[way].buyers }, (_, i) => sampleConversation({ id: `${storeId}-${way}-${i + 1}`, storeId }))),
);
const wayOf = (conversationId: string) => conversationId.replace(/^s\d+-|-\d+$/gu, '') as Way;

/** A backend that refuses at first, and later takes everything; a disk and a network without faults, on a virtual clock. */
class World {
  readonly loop = new EventLoop(STARTED_AT);
  readonly arrivals: (OutgoingMessage & { readonly at: number })[] = [];
  refuses = true;
  readonly #news: Message[] = [];
  #storeNews: SyncPage['stores'] = [];
  #keys = 0;
  #position = 0;

  pass(ms: number): void {
    assert.ok(this.loop.runUntil(this.loop.now() + ms, () => {}), 'time stands still');
  }

  logOut(storeId: string): void {
    this.#storeNews = stores.filter(({ id }) => id === storeId).map((store) => ({ ...store, login: 'expired' as const }));
  }

  ports(): Ports {
    const unasked = () => () => {};
    const later = <T>(ms: number, answer: (value: T) => void, value: () => T) => this.loop.in(ms, () => answer(value()));
    return {
      backend: {
        capabilities: (answer) =>
          later(LATENCY_MS, answer, () => ({ ok: true as const, value: { protocol: 1 as const, account: 'mei', deduplicationWindowMs: 86_400_000, lookUp: true, stream: 'none' as const, sendsAtOnce: 32 } })),
        send: (message, answer) => later(LATENCY_MS, answer, () => this.#arrives(message)),
        sync: (cursor, answer) => later(LATENCY_MS, answer, () => this.#page(cursor)),
        lookUp: unasked,
        history: unasked,
        read: unasked,
        retryMany: unasked,
        stream: unasked,
      },
      storage: {
        kind: () => 'disk',
        load: (answer) => void later(DISK_MS, answer, () => []),
        lead: (answer) => void later(DISK_MS, answer, () => ({ rows: [], epoch: 1 })),
        commit: (_, answer) => void later(DISK_MS, answer, () => ({ ok: true as const })),
        wipe: (answer) => answer({ ok: true }),
      },
      clock: { now: () => this.loop.now(), setTimer: (delayMs, run) => this.loop.in(delayMs, run) },
      network: { online: () => true, subscribe: unasked },
      life: { visible: () => true, subscribe: unasked },
      tabs: null,
      newKey: () => `k${++this.#keys}`,
      chance: () => 0.5,
    };
  }

  #page(cursor: string | null): Answered<SyncPage> {
    const changed = { messages: this.#news.splice(0), stores: this.#storeNews };
    this.#storeNews = [];
    return { ok: true, value: samplePage(cursor === null ? { mode: 'full', stores, conversations } : changed) };
  }

  #arrives(message: OutgoingMessage): SendOutcome {
    const { key, conversationId, text } = message;
    if (this.refuses && text.startsWith('refused')) {
      const failure = wayOf(conversationId) === 'words' ? sampleFailure('content') : { ...sampleFailure('unknown'), retryable: true };
      return { kind: 'refused', failure };
    }
    const at = this.loop.now();
    this.arrivals.push({ ...message, at });
    const taken = sampleMessage({ id: `id-${key}`, key, conversationId, text, position: ++this.#position, at });
    this.#news.push(taken);
    return { kind: 'accepted', message: taken };
  }
}

function keyOf(result: SendResult): string {
  assert.ok(result.ok);
  return result.key;
}

/** What failed, in the order of the clicks. */
function failAll(world: World, inbox: Inbox): { readonly conversationId: string; readonly key: string }[] {
  const failed = conversations.flatMap(({ id: conversationId }) =>
    Array.from({ length: ways[wayOf(conversationId)].failed }, (_, i) => ({ conversationId, key: keyOf(inbox.send(conversationId, `refused ${i + 1}`)) })),
  );
  world.pass(PATIENCE_MS);
  for (const { id } of conversations) if (wayOf(id) === 'newer') keyOf(inbox.send(id, 'taken'));
  world.pass(PATIENCE_MS);
  return failed;
}

/** Which group of the results it is in, and why. */
function groupOf(result: RetryResult | { readonly ok: boolean; readonly why?: string }): string {
  if (result.ok) return 'queued';
  if (!('eligibility' in result)) return String(result.why);
  const { eligibility } = result;
  return eligibility.verdict === 'never' ? eligibility.why : eligibility.verdict === 'waits' ? eligibility.for : 'wait';
}

test('BULK-4.5 of 1,000 failed messages of 20 stores those that may go are queued, each other one says why not; they go in their order, none faster than its store bears', () => {
  const world = new World();
  const inbox = createInbox(world.ports());
  inbox.start();
  world.pass(10 * SECOND_MS);
  const failed = failAll(world, inbox);
  assert.equal(failed.length, 1_000);
  world.logOut(LOGGED_OUT);
  world.pass(60 * SECOND_MS);
  world.refuses = false;
  world.arrivals.splice(0);

  const results = inbox.retryAll(failed, 'the rules have changed');
  for (const [i, { conversationId }] of failed.entries()) {
    const way = wayOf(conversationId);
    const isOut = conversationId.startsWith(`${LOGGED_OUT}-`);
    const expected = way === 'words' ? 'cause' : way === 'newer' ? 'newer' : isOut ? 'login' : 'queued';
    assert.equal(groupOf(results[i] ?? { ok: false, why: 'left out' }), expected, conversationId);
  }
  world.pass(PATIENCE_MS);
  inbox.stop();

  const queued = failed.filter((_, i) => results[i]?.ok);
  assert.equal(queued.length, (STORES - 1) * 32);
  assert.deepEqual(world.arrivals.map(({ key }) => key).sort(), queued.map(({ key }) => key).sort(), 'what was queued arrived, once, and nothing else');
  for (const { id } of conversations) {
    const texts = world.arrivals.filter(({ conversationId }) => conversationId === id).map(({ text }) => text);
    assert.deepEqual(texts, texts.toSorted(), `${id} is in order`);
  }
  for (const { id } of stores) {
    const own = world.arrivals.filter(({ storeId }) => storeId === id);
    const most = Math.max(0, ...own.map(({ at }) => own.filter((other) => other.at > at - PACE.everyMs && other.at <= at).length));
    assert.ok(most <= PACE.messages, `${id} got ${most} at once`);
  }
});
