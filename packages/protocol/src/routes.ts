import type { ConversationId, MessageKey, SyncCursor } from './ids.ts';

const segment = encodeURIComponent;

/**
 * Paths below the base address of a backend. One table for the side that calls
 * and the side that answers.
 */
export const routes = {
  capabilities: () => 'capabilities',
  sync: (cursor: SyncCursor | null) => (cursor === null ? 'sync' : `sync?cursor=${segment(cursor)}`),
  history: (conversationId: ConversationId, before: number | null, limit: number) =>
    `conversations/${segment(conversationId)}/messages?limit=${limit}${before === null ? '' : `&before=${before}`}`,
  send: (conversationId: ConversationId, key: MessageKey) =>
    `conversations/${segment(conversationId)}/messages/${segment(key)}`,
  lookUp: (key: MessageKey) => `messages/${segment(key)}`,
  read: (conversationId: ConversationId) => `conversations/${segment(conversationId)}/read`,
  events: (cursor: SyncCursor | null) => (cursor === null ? 'events' : `events?cursor=${segment(cursor)}`),
  retries: () => 'retries',
} as const;
