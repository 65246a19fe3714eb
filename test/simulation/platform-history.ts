import type { Conversation, Message, Store } from '@cs-inbox/protocol';
import type { PlatformState } from '@cs-inbox/simulator';
import { sameHead, sameMessage, sameStore } from './same-row.ts';
import { Versions } from './versions.ts';

/** What the platform has been, row by row and change by change: by it can be told what whoever stands at a cursor must have. */
export class PlatformHistory {
  readonly conversations: ReadonlyMap<string, Versions<Conversation>>;
  readonly stores: ReadonlyMap<string, Versions<Store>>;
  readonly #messages: ReadonlyMap<string, Map<number, Versions<Message>>>;
  /** By conversation, how often anything of it has changed, and the newest number of such a change. */
  readonly #changes = new Map<string, { readonly count: number; readonly newest: number }>();
  /** Of all rows together: how often anything has changed, and when for the last time, ms since the epoch. */
  #all = { count: 0, newestAt: -Infinity };
  #state: PlatformState;
  #next: number;

  constructor(state: PlatformState) {
    const threads = state.threads.list;
    this.#state = state;
    this.#next = nextOf(state);
    this.conversations = new Map(threads.map(({ conversation }) => [conversation.id, new Versions(conversation, sameHead)]));
    this.stores = new Map(state.stores.map((store) => [store.id, new Versions(store, sameStore)]));
    this.#messages = new Map(
      threads.map(({ conversation, messages }) => [conversation.id, new Map(messages.toArray().map((message) => [message.position, new Versions(message, sameMessage)]))]),
    );
  }

  /** Of one conversation, by position. */
  messages(conversationId: string): ReadonlyMap<number, Versions<Message>> {
    return this.#messages.get(conversationId) ?? new Map();
  }

  /** How often anything of a conversation has changed. */
  changesOf(conversationId: string): number {
    return this.#changes.get(conversationId)?.count ?? 0;
  }

  /** The newest number of its changes. */
  changedAt(conversationId: string): number {
    return this.#changes.get(conversationId)?.newest ?? -Infinity;
  }

  /** Of all rows together: how often anything has changed, and when for the last time, ms since the epoch. What was due is told late. */
  get changes(): { readonly count: number; readonly newestAt: number } {
    return this.#all;
  }

  /** Called after each step of the platform: what clients have seen lies between two of them. @returns whether there is anything new */
  note(state: PlatformState): boolean {
    const before = this.#state;
    if (state.log === before.log) return false;
    this.#state = state;
    const { first, entries } = state.log;
    // What was kept before is not known any more: each row may have changed, beside those of which the log tells.
    if (first > this.#next || state.epoch !== before.epoch) this.#noteAll(state, first);
    for (let sequence = Math.max(this.#next, first); sequence < first + entries.length; sequence++) {
      const change = entries.shared[sequence - first];
      if (change === undefined) continue;
      if ('storeId' in change) this.#noteStore(state, change.storeId, sequence, change.at);
      else if (change.position === null) this.#noteHead(state, change.conversationId, sequence, change.at);
      else this.#noteMessage(state, change.conversationId, change.position, sequence, change.at);
    }
    this.#next = nextOf(state);
    return true;
  }

  #noteAll(state: PlatformState, sequence: number): void {
    const { entries } = state.log;
    const told = new Set(entries.shared.slice(0, entries.length).map((change) => ('storeId' in change ? change.storeId : `${change.conversationId} ${change.position}`)));
    for (const { id } of state.stores) if (!told.has(id)) this.#noteStore(state, id, sequence, state.now);
    for (const { conversation, messages } of state.threads.list) {
      const { id } = conversation;
      if (!told.has(`${id} null`)) this.#noteHead(state, id, sequence, state.now);
      for (const { position } of messages.toArray()) if (!told.has(`${id} ${position}`)) this.#noteMessage(state, id, position, sequence, state.now);
    }
  }

  #noteStore(state: PlatformState, id: string, sequence: number, at: number): void {
    this.#countAll(at);
    const row = state.stores.find((store) => store.id === id);
    if (row !== undefined) this.stores.get(id)?.add({ sequence, at, row });
  }

  #noteHead(state: PlatformState, id: string, sequence: number, at: number): void {
    this.#count(id, sequence, at);
    const row = state.threads.get(id)?.conversation;
    if (row !== undefined) this.conversations.get(id)?.add({ sequence, at, row });
  }

  #noteMessage(state: PlatformState, id: string, position: number, sequence: number, at: number): void {
    this.#count(id, sequence, at);
    const messages = state.threads.get(id)?.messages;
    const row = messages?.at(position - (messages.at(0)?.position ?? 0));
    const known = this.#messages.get(id);
    if (row === undefined || known === undefined) return;
    const earlier = known.get(position);
    if (earlier === undefined) known.set(position, new Versions(row, sameMessage, { sequence, at }));
    else earlier.add({ sequence, at, row });
  }

  #count(id: string, sequence: number, at: number): void {
    this.#countAll(at);
    const { count, newest } = this.#changes.get(id) ?? { count: 0, newest: -Infinity };
    this.#changes.set(id, { count: count + 1, newest: Math.max(newest, sequence) });
  }

  #countAll(at: number): void {
    this.#all = { count: this.#all.count + 1, newestAt: Math.max(this.#all.newestAt, at) };
  }
}

function nextOf({ log }: PlatformState): number {
  return log.first + log.entries.length;
}
