import { emptyTables, type Tables } from '@cs-inbox/core';
import { Conversation, type ConversationId, Message, parse, Store } from '@cs-inbox/protocol';
import type { Row } from './ports.ts';
import { isObject } from './tab-message.ts';

export const STORE = 'store:';
export const CONVERSATION = 'conv:';
export const THREAD = 'thread:';
const CUR = 'cur';

/** Most messages that are kept of one thread, its newest. */
const MESSAGES_MAX = 200;

/** What the disk has of what the backend has told. */
export interface CacheRows {
  readonly tables: Tables;
  /** When the tables were last known to be up to date, ms since the epoch. */
  readonly freshAt: number;
  /** Whether something was left out, or is gone since. */
  readonly partial: boolean;
  /** The thread that was looked at last. */
  readonly openId: ConversationId | null;
  /** Rises where threads may have missed something: what is marked with an older one is shown, and asked for anew. */
  readonly generation: number;
  /** Another one with each commit; null where there was none. */
  readonly stamp: string | null;
}

/** A row to be written, or null where it goes. */
export type CacheChange = { readonly value: unknown; readonly size: number } | null;

export const noCache: CacheRows = { tables: emptyTables, freshAt: 0, partial: false, openId: null, generation: 1, stamp: null };

export function isCacheRow({ key }: Row): boolean {
  return key === CUR || [STORE, CONVERSATION, THREAD].some((kind) => key.startsWith(kind));
}

/** What counts as a row of the list. */
export function isListed(key: string): boolean {
  return key.startsWith(STORE) || key.startsWith(CONVERSATION);
}

/** As JSON, in UTF-16 code units. A long row says itself how long it is. */
export function sizeOf({ key, value }: Row): number {
  const size = isObject(value) ? value['size'] : undefined;
  return typeof size === 'number' ? size : key.length + JSON.stringify(value).length;
}

/** @param rows how many stores and conversations the disk has */
export function curRow({ tables: { epoch, cursor }, ...cur }: CacheRows, rows: number): Row {
  return { key: CUR, value: { v: 1, epoch, cursor, rows, ...cur } };
}

/** @param loaded under which generation its newest stretch is here without a hole; 0 where it is not */
export function threadValue({ complete, messages, wholeFrom }: Tables, id: ConversationId, loaded: number): object {
  const from = wholeFrom.get(id) ?? -Infinity;
  const all = (messages.get(id) ?? []).filter(({ position }) => position >= from);
  const newest = all.slice(-MESSAGES_MAX);
  return { messages: newest, complete: newest.length === all.length && complete.has(id), wholeFrom: Math.max(wholeFrom.get(id) ?? 0, newest[0]?.position ?? 0), loaded };
}

export function stampOf(rows: readonly Row[]): string | null {
  const cur = rows.find(({ key }) => key === CUR)?.value;
  return isCur(cur) ? cur.stamp : null;
}

/**
 * null where there is none, an old one, or one that this page cannot read: all of it or nothing.
 * @param since ms since the epoch; what has not changed since is too old
 */
export function readCache(rows: readonly Row[], since: number): CacheRows | null {
  const cur = rows.find(({ key }) => key === CUR)?.value;
  if (!isCur(cur) || cur.freshAt < since) return null;
  const stores = new Map<string, Store>();
  const conversations = new Map<string, Conversation>();
  const threads = new Map<string, Thread>();
  for (const { key, value } of rows) {
    const id = key.slice(key.indexOf(':') + 1);
    if (key.startsWith(STORE)) {
      const read = parse(Store, value);
      if (!read.ok || read.value.id !== id) return null;
      stores.set(id, read.value);
    } else if (key.startsWith(CONVERSATION)) {
      const read = parse(Conversation, value);
      if (!read.ok || read.value.id !== id) return null;
      conversations.set(id, read.value);
    } else if (key.startsWith(THREAD)) {
      const thread = readThread(value, id);
      if (thread === null) return null;
      threads.set(id, thread);
    }
  }
  const { epoch, cursor, freshAt, openId, generation, stamp } = cur;
  const partial = cur.partial || cur.rows !== stores.size + conversations.size;
  const tables = { ...emptyTables, epoch, cursor, stores, conversations, ...joined(threads, conversations, generation, since) };
  return { tables, freshAt, partial, openId, generation, stamp };
}

/** When a conversation's newest message was sent, ms since the epoch; 0 where it has none. */
export function newestAt(conversation: Conversation | undefined): number {
  return conversation?.lastMessage?.at ?? 0;
}

type Threads = Pick<Tables, 'messages' | 'loaded' | 'complete' | 'wholeFrom' | 'kept'>;

/** A thread that does not reach up to what its conversation says was not kept up to date: nothing of it is sure but its messages. */
function joined(threads: ReadonlyMap<ConversationId, Thread>, conversations: Tables['conversations'], generation: number, since: number): Threads {
  const messages = new Map<ConversationId, readonly Message[]>();
  const [loaded, complete, wholeFrom] = [new Set<ConversationId>(), new Set<ConversationId>(), new Map<ConversationId, number>()];
  for (const [id, thread] of threads) {
    const conversation = conversations.get(id);
    if (conversation === undefined || newestAt(conversation) < since) continue;
    messages.set(id, thread.messages);
    const newest = thread.messages.at(-1)?.position ?? 0;
    if (thread.loaded !== generation || newest < (conversation.lastMessage?.position ?? 0)) continue;
    loaded.add(id);
    wholeFrom.set(id, thread.wholeFrom);
    if (thread.complete) complete.add(id);
  }
  return { messages, loaded, complete, wholeFrom, kept: new Map() };
}

interface Thread {
  readonly messages: readonly Message[];
  readonly complete: boolean;
  readonly wholeFrom: number;
  readonly loaded: number;
}

function readThread(value: unknown, id: ConversationId): Thread | null {
  if (!isObject(value) || !Array.isArray(value['messages'])) return null;
  const { complete, loaded, messages: all, wholeFrom } = value;
  if (typeof complete !== 'boolean' || typeof loaded !== 'number' || typeof wholeFrom !== 'number') return null;
  const messages: Message[] = [];
  for (const one of all) {
    const read = parse(Message, one);
    if (!read.ok || read.value.conversationId !== id || read.value.position < (messages.at(-1)?.position ?? 0)) return null;
    messages.push(read.value);
  }
  return { complete, loaded, messages, wholeFrom };
}

interface Cur extends Omit<CacheRows, 'tables' | 'stamp'> {
  readonly stamp: string;
  readonly epoch: string;
  readonly cursor: string;
  readonly rows: number;
}

function isCur(value: unknown): value is Cur {
  if (!isObject(value) || value['v'] !== 1) return false;
  const { openId } = value;
  return (
    ['epoch', 'cursor', 'stamp'].every((field) => typeof value[field] === 'string') &&
    ['rows', 'generation', 'freshAt'].every((field) => typeof value[field] === 'number') &&
    typeof value['partial'] === 'boolean' &&
    (openId === null || typeof openId === 'string')
  );
}
