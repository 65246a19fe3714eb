import type { Conversation, ConversationId, Message, MessageKey, Store, SyncPage } from '@cs-inbox/protocol';
import type { Chance } from '../chance.ts';
import { askRules } from './ask-rules.ts';
import { changesFrom, nextSequence } from './change-log.ts';
import { type Cursor, readCursor, writeCursor } from './cursor.ts';
import { answered, type Handled } from './handled.ts';
import { messageAt } from './message-at.ts';
import { occasionOf } from './occasion-of.ts';
import type { PlatformState } from './platform-state.ts';
import { json } from './reply.ts';
import type { Subject } from './subject.ts';
import { troubledSync } from './troubled-sync.ts';

/** `GET sync?cursor=…`: what changed since, or everything where the cursor tells nothing. */
export function sync(before: PlatformState, subject: Subject, text: string | null, chance: Chance): Handled {
  const cursor = text === null ? null : readCursor(before.epoch, text);
  const usable = isUsable(before, cursor);
  const mode = usable && cursor.conversations === null ? 'incremental' : 'full';
  const { state, bites } = askRules(
    before,
    { acts: 'sync', occasion: occasionOf(before, subject, true), moment: (common) => ({ ...common, mode }), firstOnly: true },
    chance,
  );
  const page = usable ? pageFrom(state, cursor) : full(state, 0, nextSequence(state.log));
  const bite = bites[0];
  if (bite !== undefined) {
    const about = { fault: bite.rule.rule.do, rule: bite.rule.id };
    const troubled = troubledSync(state, bite.effect, page, cursor, about);
    if (troubled !== null) return troubled;
  }
  const head = readCursor(state.epoch, page.cursor)?.sequence ?? null;
  return answered(state, json(200, page), { shows: keysIn(page), head: page.hasMore ? null : head });
}

/** Whether a cursor still means something: it is of this epoch, and what changed since is kept. */
export function isUsable({ log }: PlatformState, cursor: Cursor | null): cursor is Cursor {
  return cursor !== null && cursor.sequence >= log.first && cursor.sequence <= nextSequence(log);
}

function pageFrom(state: PlatformState, { sequence, conversations }: Cursor): SyncPage {
  return conversations === null ? incremental(state, sequence) : full(state, conversations, sequence);
}

function keysIn({ messages, conversations }: SyncPage): MessageKey[] {
  const shown = [...messages, ...conversations.map(({ lastMessage }) => lastMessage)];
  return shown.map((message) => message?.key ?? null).filter((key) => key !== null);
}

/** A page of everything. What changes while the pages are read follows incrementally. */
function full(state: PlatformState, from: number, sequence: number): SyncPage {
  const to = from + state.syncPageSize;
  const all = state.threads.list;
  const hasMore = to < all.length;
  return {
    ...header(state),
    mode: 'full',
    cursor: writeCursor(state.epoch, { sequence, conversations: hasMore ? to : null }),
    hasMore,
    stores: from === 0 ? [...state.stores] : [],
    conversations: all.slice(from, to).map(({ conversation }) => conversation),
    messages: [],
  };
}

function incremental(state: PlatformState, sequence: number): SyncPage {
  const changes = changesFrom(state.log, sequence, state.syncPageSize);
  const stores = new Map<string, Store>();
  const conversations = new Map<ConversationId, Conversation>();
  const messages = new Map<string, Message>();
  for (const change of changes) {
    if ('storeId' in change) {
      const store = state.stores.find(({ id }) => id === change.storeId);
      if (store !== undefined) stores.set(store.id, store);
      continue;
    }
    const thread = state.threads.get(change.conversationId);
    if (thread === undefined) continue;
    conversations.set(change.conversationId, thread.conversation);
    const message = change.position === null ? null : messageAt(thread, change.position);
    if (message !== null) messages.set(message.id, message);
  }
  const next = sequence + changes.length;
  return {
    ...header(state),
    mode: 'incremental',
    cursor: writeCursor(state.epoch, { sequence: next, conversations: null }),
    hasMore: next < nextSequence(state.log),
    stores: [...stores.values()],
    conversations: [...conversations.values()],
    messages: [...messages.values()].toSorted((a, b) => a.position - b.position),
  };
}

function header(state: PlatformState) {
  return { account: state.account, epoch: state.epoch };
}
