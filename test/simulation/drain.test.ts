import assert from 'node:assert/strict';
import test from 'node:test';
import type { Answered, SendOutcome } from '@cs-inbox/core';
import type { Message, SyncPage } from '@cs-inbox/protocol';
import { createInbox, type Inbox, type OutgoingMessage, type Ports } from '@cs-inbox/state';
import { sampleConversation } from '../support/node/sample-conversation.ts';
import { sampleFailure } from '../support/node/sample-failure.ts';
import { sampleMessage } from '../support/node/sample-message.ts';
import { samplePage } from '../support/node/sample-page.ts';
import { sampleStore } from '../support/node/sample-store.ts';
import { EventLoop } from './event-loop.ts';

const SECOND_MS = 1_000;
const HOUR_MS = 3_600 * SECOND_MS;
const STARTED_AT = 1_780_000_000_000;
const MESSAGES = 10_000;
const STORES = 20;
const CONVERSATIONS_PER_STORE = 20;
const PACE = { messages: 5, everyMs: SECOND_MS };
const LATENCY_MS = 100;
const DISK_MS = 2;
/** How long the network must hold before anything leaves again. */
const STABLE_MS = 3 * SECOND_MS;
/** Which messages of these stores are refused as too many, although they are not, and for how long. */
const REFUSED = new Map([['s3', [40]], ['s7', [100, 101]], ['s12', [5, 250, 400]]]);
const REFUSED_FOR_MS = 2 * SECOND_MS;

const stores = Array.from({ length: STORES }, (_, i) => sampleStore({ id: `s${i + 1}`, pace: PACE }));
const conversations = Array.from({ length: STORES * CONVERSATIONS_PER_STORE }, (_, i) => sampleConversation({ id: `c${i + 1}`, storeId: `s${(i % STORES) + 1}` }));

interface Arrival {
  readonly at: number;
  readonly storeId: string;
  readonly conversationId: string;
  readonly text: string;
}

/** A backend, a disk and a network without faults, on a virtual clock; it notes what arrives at the platform. */
class World {
  readonly loop = new EventLoop(STARTED_AT);
  readonly arrivals: Arrival[] = [];
  readonly refusals = new Map<string, number>();
  readonly #tried = new Map<string, number>();
  readonly #news: Message[] = [];
  #online = true;
  #changed: (online: boolean) => void = () => {};
  #keys = 0;

  setOnline(online: boolean): void {
    this.#online = online;
    this.#changed(online);
  }

  pass(ms: number): void {
    assert.ok(this.loop.runUntil(this.loop.now() + ms, () => {}), 'time stands still');
  }

  #later<T>(ms: number, answer: (value: T) => void, value: () => T): () => void {
    return this.loop.in(ms, () => answer(value()));
  }

  ports(): Ports {
    const unasked = () => () => {};
    return {
      backend: {
        capabilities: (answer) =>
          this.loop.in(LATENCY_MS, () =>
            answer({ ok: true, value: { protocol: 1, account: 'mei', deduplicationWindowMs: 24 * HOUR_MS, lookUp: true, stream: 'none', sendsAtOnce: 32 } }),
          ),
        send: (message, answer) => this.loop.in(LATENCY_MS / 2, () => this.#later(LATENCY_MS / 2, answer, this.#arrives(message))),
        sync: (cursor, answer) => this.#later(LATENCY_MS, answer, () => this.#page(cursor)),
        lookUp: unasked,
        history: unasked,
        read: unasked,
        retryMany: unasked,
        stream: unasked,
      },
      storage: {
        kind: () => 'disk',
        load: (answer) => void this.#later(DISK_MS, answer, () => []),
        lead: (answer) => void this.#later(DISK_MS, answer, () => ({ rows: [], epoch: 1 })),
        commit: (_, answer) => void this.loop.in(DISK_MS, () => answer({ ok: true })),
        wipe: (answer) => answer({ ok: true }),
      },
      clock: { now: () => this.loop.now(), setTimer: (delayMs, run) => this.loop.in(delayMs, run) },
      network: {
        online: () => this.#online,
        subscribe: (changed) => {
          this.#changed = changed;
          return () => {};
        },
      },
      life: { visible: () => true, subscribe: unasked },
      tabs: null,
      newKey: () => `k${++this.#keys}`,
      chance: () => 0.5,
    };
  }

  #page(cursor: string | null): Answered<SyncPage> {
    if (!this.#online) return { ok: false, why: 'rejected' };
    return { ok: true, value: samplePage(cursor === null ? { mode: 'full', stores, conversations } : { messages: this.#news.splice(0) }) };
  }

  /** @returns what the platform makes of it */
  #arrives({ key, storeId, conversationId, text }: OutgoingMessage): () => SendOutcome {
    const tried = (this.#tried.get(storeId) ?? 0) + 1;
    this.#tried.set(storeId, tried);
    const at = this.loop.now();
    if (REFUSED.get(storeId)?.includes(tried) === true) {
      this.refusals.set(storeId, (this.refusals.get(storeId) ?? 0) + 1);
      return () => ({ kind: 'refused', failure: sampleFailure('throttled'), retryAfterMs: REFUSED_FOR_MS });
    }
    this.arrivals.push({ at, storeId, conversationId, text });
    const message = sampleMessage({ id: `id-${key}`, key, conversationId, text, position: this.arrivals.length, at });
    this.#news.push(message);
    return () => ({ kind: 'accepted', message });
  }
}

/** What an operator has written in that hour: one message after the other, conversation by conversation. */
function writeForAnHour(world: World, inbox: Inbox): void {
  for (let i = 0; i < MESSAGES; i++) {
    const { id } = conversations[i % conversations.length] ?? sampleConversation();
    assert.ok(inbox.send(id, `${Math.floor(i / conversations.length) + 1}`).ok);
    world.pass(HOUR_MS / MESSAGES);
  }
}

/** Most messages of one store that arrived within the time of its pace. */
function mostAtOnce(arrivals: readonly Arrival[]): number {
  return Math.max(...arrivals.map(({ at }) => arrivals.filter((other) => other.at > at - PACE.everyMs && other.at <= at).length));
}

test('SEND-10.8 10,000 messages of 20 stores that an hour without network has queued are sent as fast as the paces allow, none faster, in order', () => {
  const world = new World();
  const inbox = createInbox(world.ports());
  inbox.start();
  world.pass(10 * SECOND_MS);
  world.setOnline(false);
  writeForAnHour(world, inbox);
  assert.equal(world.arrivals.length, 0);
  world.setOnline(true);
  const drainsFrom = world.loop.now() + STABLE_MS;
  world.pass(STABLE_MS + 130 * SECOND_MS);
  inbox.stop();

  for (const { id } of stores) {
    const own = world.arrivals.filter(({ storeId }) => storeId === id);
    assert.equal(own.length, MESSAGES / STORES, `${id} got all`);
    const closedMs = (world.refusals.get(id) ?? 0) * REFUSED_FOR_MS;
    const allowedMs = (own.length / PACE.messages) * PACE.everyMs + closedMs;
    const tookMs = (own.at(-1)?.at ?? Infinity) - drainsFrom;
    assert.ok(tookMs <= 1.1 * allowedMs, `${id} took ${tookMs} ms, the pace allows ${allowedMs}`);
    assert.ok(mostAtOnce(own) <= PACE.messages, `${id} got ${mostAtOnce(own)} at once`);
  }
  for (const { id } of conversations) {
    const texts = world.arrivals.filter(({ conversationId }) => conversationId === id).map(({ text }) => Number(text));
    assert.deepEqual(texts, [...texts.keys()].map((i) => i + 1), `${id} is in order`);
  }
  assert.equal([...world.refusals.values()].reduce((sum, count) => sum + count), [...REFUSED.values()].flat().length);
});
