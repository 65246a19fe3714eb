import type { AccountId, ConversationId, MessageKey, Store } from '@cs-inbox/protocol';
import type { KeyRecord, PlatformState } from './platform-state.ts';
import type { Subject } from './subject.ts';

/** A message that has just left a client. */
export interface Departure {
  readonly operator: AccountId;
  readonly key: MessageKey;
  readonly conversationId: ConversationId;
  readonly store: Store;
  readonly text: string;
  readonly record: KeyRecord;
}

/**
 * Notes that a message left its client, wherever it will end. Null for what is no
 * message, or none that the platform could ever take.
 */
export function depart(state: PlatformState, { operator, sending, store }: Subject): { readonly state: PlatformState; readonly departure: Departure } | null {
  if (sending === null || sending.thread === null || store === null || !sending.request.ok) return null;
  const { key, conversationId, thread, request } = sending;
  const { text } = request.value;
  const known = state.keys.get(key);
  const record: KeyRecord =
    known === undefined
      ? firstRecord(conversationId, thread.departed + 1, text)
      : { ...known, departures: known.departures + 1, text };
  const threads = known === undefined ? state.threads.with({ ...thread, departed: thread.departed + 1 }) : state.threads;
  return { state: { ...state, threads, keys: state.keys.with(key, record) }, departure: { operator, key, conversationId, store, text, record } };
}

/** What is remembered of a key when its message leaves for the first time. `ordinal`: which message this is in its conversation, from 1. */
export function firstRecord(conversationId: ConversationId, ordinal: number, text: string): KeyRecord {
  return { conversationId, ordinal, departures: 1, retried: 0, counted: { way: 0, platform: 0 }, text, taken: null, toldAt: null, refusals: [] };
}
