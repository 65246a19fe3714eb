import type { Conversation, ConversationId, Message, Store, SyncPage } from '@cs-inbox/protocol';
import { nextSequence } from './change-log.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { answered, type Handled } from './handled.ts';
import type { PlatformState } from './platform-state.ts';
import { json } from './reply.ts';

/** `GET sync?cursor=…`: what changed since, or everything where the cursor tells nothing. */
export function sync(state: PlatformState, text: string | null): Handled {
  const cursor = text === null ? null : readCursor(state.epoch, text);
  const usable = cursor !== null && cursor.sequence >= state.log.first && cursor.sequence <= nextSequence(state.log);
  if (!usable) return answered(state, json(200, full(state, 0, nextSequence(state.log))));
  const page = cursor.conversations === null ? incremental(state, cursor.sequence) : full(state, cursor.conversations, cursor.sequence);
  return answered(state, json(200, page));
}

/** A page of everything. What changes while the pages are read follows incrementally. */
function full(state: PlatformState, from: number, sequence: number): SyncPage {
  const to = from + state.syncPageSize;
  const all = [...state.threads.values()];
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
  const from = sequence - state.log.first;
  const changes = state.log.entries.slice(from, from + state.syncPageSize);
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
    const message = change.position === null ? undefined : thread.messages.find(({ position }) => position === change.position);
    if (message !== undefined) messages.set(message.id, message);
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
