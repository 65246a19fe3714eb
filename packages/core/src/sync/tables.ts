import type { Conversation, ConversationId, Message, Store, StoreId, SyncCursor } from '@cs-inbox/protocol';

/** What the backend has told us: the inbox without the outbox. */
export interface Tables {
  readonly epoch: string | null;
  readonly cursor: SyncCursor | null;
  readonly stores: ReadonlyMap<StoreId, Store>;
  readonly conversations: ReadonlyMap<ConversationId, Conversation>;
  /** Rising by position; of each conversation as much as has been loaded. */
  readonly messages: ReadonlyMap<ConversationId, readonly Message[]>;
  /** Conversations whose newest stretch is here without a hole. */
  readonly loaded: ReadonlySet<ConversationId>;
  /** Conversations whose older messages are all here. */
  readonly complete: ReadonlySet<ConversationId>;
  /** Position from which on nothing of a thread is missing, by conversation. */
  readonly wholeFrom: ReadonlyMap<ConversationId, number>;
  /** Of threads that were kept over a full answer: up to which position nothing was missing before it. */
  readonly kept: ReadonlyMap<ConversationId, number>;
}

export const emptyTables: Tables = {
  epoch: null,
  cursor: null,
  stores: new Map(),
  conversations: new Map(),
  messages: new Map(),
  loaded: new Set(),
  complete: new Set(),
  wholeFrom: new Map(),
  kept: new Map(),
};
