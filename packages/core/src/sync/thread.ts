import type { Conversation, ConversationId, HistoryPage } from '@cs-inbox/protocol';
import { applyHistory, applySeen, positionOf } from './apply.ts';
import { type Stepped, unchanged } from './stepped.ts';
import type { SyncEffect, SyncInput, SyncPolicy, SyncState } from './sync-state.ts';
import type { Tables } from './tables.ts';

export function askOlder(state: SyncState, conversationId: ConversationId, policy: SyncPolicy): Stepped {
  const { complete, loaded, wholeFrom } = state.tables;
  const from = wholeFrom.get(conversationId);
  return from === undefined || !loaded.has(conversationId) || complete.has(conversationId) ? unchanged(state) : askHistory(state, conversationId, from, policy);
}

/** The newest stretch of the thread that is open, where it is not here: at once, and again with each answer that comes. */
export function askNewest(state: SyncState, policy: SyncPolicy): Stepped {
  const { open, tables } = state;
  // Before the first cursor nobody could tell what came between the thread and the list.
  if (open === null || tables.cursor === null || tables.loaded.has(open)) return unchanged(state);
  return askHistory(state, open, null, policy);
}

function askHistory(state: SyncState, conversationId: ConversationId, before: number | null, policy: SyncPolicy): Stepped {
  if (state.loading.has(conversationId)) return unchanged(state);
  return {
    state: { ...state, loading: new Set(state.loading).add(conversationId) },
    effects: [{ type: 'ask-history', conversationId, before, limit: policy.historyLimit, generation: state.generation }],
  };
}

export function onHistory(state: SyncState, input: SyncInput & { type: 'history' }, now: number, policy: SyncPolicy): Stepped {
  const { conversationId, newest, generation, answer } = input;
  const loading = new Set(state.loading);
  loading.delete(conversationId);
  const idle = { ...state, loading };
  if (!answer.ok) {
    // Beside a stream the next answer may be a minute away.
    const askAt = newest && state.open === conversationId && state.askAt !== null && state.failures === 0 ? Math.min(state.askAt, now + policy.pollMs) : state.askAt;
    return { state: { ...idle, askAt }, effects: answer.why === 'other-account' ? [{ type: 'other-account' }] : [] };
  }
  if (generation !== state.generation) return state.open === conversationId ? askNewest(idle, policy) : unchanged(idle);
  const tables = applyHistory(state.tables, answer.value, newest);
  const observed: SyncEffect = { type: 'observed', messages: answer.value.messages };
  const told = newest ? [toldThread(tables, answer.value, policy)] : [];
  const above = state.open === conversationId ? keptAbove(tables, conversationId) : 0;
  const next = above > 0 ? askOlder({ ...idle, tables }, conversationId, { ...policy, historyLimit: Math.min(policy.historyLimit, above) }) : unchanged({ ...idle, tables });
  return { state: next.state, effects: [observed, ...told, ...next.effects] };
}

/** How many older messages are shown that were kept over a full answer, and have not been loaded anew. */
function keptAbove({ messages, wholeFrom }: Tables, conversationId: ConversationId): number {
  const from = wholeFrom.get(conversationId) ?? -Infinity;
  return messages.get(conversationId)?.filter(({ position }) => position < from).length ?? 0;
}

/** The thread as the tables have it: news that overtook the answer are in it, so that it is whole up to the cursor. */
function toldThread(tables: Tables, page: HistoryPage, { threadToldMax }: SyncPolicy): SyncEffect {
  const from = tables.wholeFrom.get(page.conversationId) ?? -Infinity;
  const all = (tables.messages.get(page.conversationId) ?? []).filter(({ position }) => position >= from);
  const messages = all.slice(-threadToldMax);
  const hasMore = messages.length < all.length || !tables.complete.has(page.conversationId);
  return { type: 'thread-loaded', cursor: tables.cursor, page: { ...page, messages: [...messages], hasMore } };
}

/** Another tab's thread: whole up to its cursor, so it joins tables that stand there and no others. */
export function onToldThread(state: SyncState, { cursor, page }: SyncInput & { type: 'told-thread' }): Stepped {
  const conversation = state.tables.conversations.get(page.conversationId);
  const isWhole = conversation !== undefined && (page.messages.at(-1)?.position ?? 0) >= positionOf(conversation);
  if (cursor === null || cursor !== state.tables.cursor || !isWhole) return unchanged(state);
  return { state: { ...state, tables: applyHistory(state.tables, page, true) }, effects: [{ type: 'observed', messages: page.messages }] };
}

export function onSeen(state: SyncState, conversationId: ConversationId, now: number): Stepped {
  const conversation: Conversation | undefined = state.tables.conversations.get(conversationId);
  if (conversation === undefined || conversation.unread === 0) return unchanged(state);
  const position = positionOf(conversation);
  const seen = new Map(state.seen).set(conversationId, position);
  const tables = applySeen(state.tables, seen);
  return { state: { ...state, seen, tables, readAt: now }, effects: [{ type: 'tell-read', conversationId, position }] };
}

export function onReadTold(state: SyncState, conversationId: ConversationId, position: number): Stepped {
  if (state.seen.get(conversationId) !== position) return unchanged(state);
  const seen = new Map(state.seen);
  seen.delete(conversationId);
  return unchanged({ ...state, seen });
}

/** Tells the backend again what was seen and what it has not heard of. @param afterMs not sooner than this since the last time */
export function tellSeen(stepped: Stepped, now: number, afterMs = 0): Stepped {
  const { state, effects } = stepped;
  if (state.seen.size === 0 || now - state.readAt < afterMs) return stepped;
  const told = [...state.seen].map(([conversationId, position]) => ({ type: 'tell-read', conversationId, position }) as const);
  return { state: { ...state, readAt: now }, effects: [...effects, ...told] };
}
