import type { Conversation, ConversationId, HistoryPage, Message, Store, SyncPage } from '@cs-inbox/protocol';
import { climb, type DeliveryEvent } from '../delivery/ladder.ts';
import { withChanges } from './layered-map.ts';
import { emptyTables, type Tables } from './tables.ts';

/**
 * Adds the pages of one run, in their order. Rows that say the same keep their
 * identity; a full run starts from nothing, but the threads that are loaded stay readable.
 */
export function applyRun(tables: Tables, pages: readonly SyncPage[]): Tables {
  let next = tables;
  for (const [i, page] of pages.entries()) {
    const before = pages[i - 1];
    if (page.mode === 'full' && (before?.mode !== 'full' || before.epoch !== page.epoch)) next = afresh(next, page.epoch);
    next = {
      ...withMessages(next, page.messages.filter((message) => joins(next, message))),
      epoch: page.epoch,
      cursor: page.cursor,
      stores: put<Store>(next.stores, page.stores, tables.stores),
      conversations: put<Conversation>(next.conversations, page.mode === 'full' ? page.conversations : page.conversations.map((row) => ahead(next, row)), tables.conversations),
    };
  }
  return next;
}

/** What came before the first full answer belongs to its epoch; what comes after another one began does not. Threads stay readable, but nobody knows any more what they lack. */
function afresh(tables: Tables, epoch: string): Tables {
  if (tables.epoch === null) return { ...tables, stores: new Map(), conversations: new Map() };
  return tables.epoch === epoch ? { ...emptyTables, messages: tables.messages, kept: keptOf(tables) } : emptyTables;
}

function keptOf({ kept, loaded, messages }: Tables): Tables['kept'] {
  const whole = [...loaded].map((id) => [id, messages.get(id)?.at(-1)?.position ?? 0] as const);
  return new Map([...kept, ...whole]);
}

/**
 * Adds a stretch of one thread.
 * @param newest whether it was asked for as the newest stretch: what lies behind a hole is dropped then, it is loaded again on scrolling up
 */
export function applyHistory(tables: Tables, page: HistoryPage, newest: boolean): Tables {
  const id = page.conversationId;
  const next = withMessages(newest ? withoutHole(tables, page) : tables, page.messages);
  const kept = new Map(next.kept);
  if (newest) kept.delete(id);
  return {
    ...next,
    kept,
    wholeFrom: new Map(next.wholeFrom).set(id, Math.min(next.wholeFrom.get(id) ?? Infinity, page.messages[0]?.position ?? (newest ? 0 : Infinity))),
    loaded: !newest || next.loaded.has(id) ? next.loaded : new Set(next.loaded).add(id),
    complete: page.hasMore ? next.complete : new Set(next.complete).add(id),
  };
}

/** News of a message that is older than the stretch of its thread that is here would stand behind a hole: it is loaded on scrolling up. */
function joins({ complete, wholeFrom }: Tables, { conversationId, position }: Message): boolean {
  return complete.has(conversationId) || position >= (wholeFrom.get(conversationId) ?? position);
}

/** What was kept over a full answer stays where the stretch goes on from it; its receipts may be of the past until it is loaded anew. */
function withoutHole(tables: Tables, page: HistoryPage): Tables {
  const id = page.conversationId;
  const oldest = page.messages[0];
  const known = tables.messages.get(id) ?? [];
  const from = tables.wholeFrom.get(id) ?? Infinity;
  const goesOn = oldest !== undefined && (oldest.position >= from || oldest.position <= (tables.kept.get(id) ?? -Infinity));
  if (oldest === undefined || (goesOn && known.some((message) => message.id === oldest.id))) return tables;
  const messages = known.filter((message) => message.position > oldest.position);
  const complete = new Set(tables.complete);
  complete.delete(id);
  const wholeFrom = new Map(tables.wholeFrom);
  wholeFrom.delete(id);
  return { ...tables, complete, wholeFrom, messages: new Map(tables.messages).set(id, messages) };
}

/** One message that the backend has confirmed: a send's answer, or an event. */
export function applyMessage(tables: Tables, message: Message): Tables {
  const next = joins(tables, message) ? withMessages(tables, [message]) : tables;
  const conversation = next.conversations.get(message.conversationId);
  if (conversation === undefined || (conversation.lastMessage?.position ?? -1) > message.position) return next;
  const lastMessage = next.messages.get(message.conversationId)?.findLast(({ id }) => id === message.id) ?? message;
  if (same(conversation.lastMessage, lastMessage)) return next;
  return { ...next, conversations: put(next.conversations, [{ ...conversation, lastMessage }]) };
}

/**
 * What the operator has seen is read at once, whatever pages say that were made before
 * the backend had heard of it.
 * @param seen positions up to which conversations have been seen
 */
export function applySeen(tables: Tables, seen: ReadonlyMap<ConversationId, number>): Tables {
  const rows: Conversation[] = [];
  for (const [conversationId, position] of seen) {
    const conversation = tables.conversations.get(conversationId);
    if (conversation === undefined || conversation.unread === 0 || positionOf(conversation) > position) continue;
    rows.push({ ...conversation, unread: 0 });
  }
  return rows.length === 0 ? tables : { ...tables, conversations: put(tables.conversations, rows) };
}

/** A row that was made before an own message was confirmed here, or read: that one stays the newest, and read. */
function ahead({ conversations }: Tables, row: Conversation): Conversation {
  const { lastMessage: known = null } = conversations.get(row.id) ?? {};
  if (known === null) return row;
  if (row.lastMessage?.id === known.id) return { ...row, lastMessage: further(known, row.lastMessage) };
  return known.position > positionOf(row) ? { ...row, lastMessage: known } : row;
}

/** Position of a conversation's newest message; 0 where it has none. */
export function positionOf(conversation: Conversation): number {
  return conversation.lastMessage?.position ?? 0;
}

function put<T extends { readonly id: string }>(
  base: ReadonlyMap<string, T>,
  rows: readonly T[],
  known = base,
): ReadonlyMap<string, T> {
  if (rows.length === 0) return base;
  return withChanges(base, rows.map((row) => {
    const old = known.get(row.id);
    return [row.id, old && same(old, row) ? old : row];
  }));
}

function withMessages(tables: Tables, incoming: readonly Message[]): Tables {
  if (incoming.length === 0) return tables;
  const byConversation = new Map<ConversationId, Message[]>();
  for (const message of incoming) {
    const list = byConversation.get(message.conversationId);
    if (list === undefined) byConversation.set(message.conversationId, [message]);
    else list.push(message);
  }
  const changes: [ConversationId, readonly Message[]][] = [];
  for (const [conversationId, list] of byConversation) {
    const known = tables.messages.get(conversationId) ?? [];
    const last = tables.conversations.get(conversationId)?.lastMessage ?? null;
    const merged = mergeMessages(known, last === null ? list : list.map((message) => (message.id === last.id ? further(last, message) : message)));
    if (merged !== known) changes.push([conversationId, merged]);
  }
  return changes.length === 0 ? tables : { ...tables, messages: withChanges(tables.messages, changes) };
}

function mergeMessages(known: readonly Message[], incoming: readonly Message[]): readonly Message[] {
  const [first] = incoming;
  if (first !== undefined && incoming.length === 1) return withOne(known, first) ?? merge(known, incoming);
  return merge(known, incoming);
}

/** What most news are, one that comes last or says more of one that is here, costs one look at each; null of any other. */
function withOne(known: readonly Message[], message: Message): readonly Message[] | null {
  const { id, key, direction, position } = message;
  const at = known.findLastIndex((one) => one.id === id);
  const old = known[at];
  if (old !== undefined) {
    const next = further(old, message);
    return next === old ? known : old.position === position ? known.with(at, next) : null;
  }
  if ((known.at(-1)?.position ?? -Infinity) > position) return null;
  return key !== null && direction === 'out' && known.some((one) => one.key === key && one.direction === 'out') ? null : [...known, message];
}

function merge(known: readonly Message[], incoming: readonly Message[]): readonly Message[] {
  if (known.length === 0 && isInOrder(incoming)) return incoming;
  const byId = new Map(known.map((message) => [message.id, message]));
  const byKey = new Map(known.flatMap((message) => (isKeyed(message) ? [[message.key, message] as const] : [])));
  let changed = false;
  for (const message of incoming) {
    // A backend may know an own message by one id when it takes it, and by another once the platform has it.
    const old = byId.get(message.id) ?? (isKeyed(message) ? byKey.get(message.key) : undefined);
    if (old !== undefined && old.id !== message.id) byId.delete(old.id);
    const next = old === undefined ? message : further(old, message);
    if (next === old) continue;
    byId.set(message.id, next);
    if (isKeyed(next)) byKey.set(next.key, next);
    changed = true;
  }
  return changed ? [...byId.values()].sort((a, b) => a.position - b.position) : known;
}

/** As backends tell a stretch that nobody here has a part in: each message once, rising, and none that might be known by another id. */
function isInOrder(messages: readonly Message[]): boolean {
  return messages.every((message, i) => !isKeyed(message) && message.position > (messages[i - 1]?.position ?? -Infinity)) && new Set(messages.map(({ id }) => id)).size === messages.length;
}

function isKeyed(message: Message): message is Message & { readonly key: string } {
  return message.key !== null && message.direction === 'out';
}

const receiptEvents = { sent: 'accept', delivered: 'deliver', read: 'read', blocked: 'block' } as const satisfies Record<
  Message['receipt'],
  DeliveryEvent
>;

/** News may come late or twice: a receipt only ever climbs. */
function further(old: Message, news: Message): Message {
  const receipt = climb(old.receipt, receiptEvents[news.receipt]) as Message['receipt'];
  const next = { ...news, receipt };
  return same(old, next) ? old : next;
}

/** Rows are plain JSON. They are not printed for that: most are looked at with every page. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const left = a as Readonly<Record<string, unknown>>;
  const right = b as Readonly<Record<string, unknown>>;
  for (const field in left) if (!same(left[field], right[field])) return false;
  for (const field in right) if (right[field] !== undefined && !(field in left)) return false;
  return true;
}
