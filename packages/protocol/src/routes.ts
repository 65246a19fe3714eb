import type { ConversationId, MessageKey, SyncCursor } from './ids.ts';

const segment = encodeURIComponent;

// Paths below the base address of a backend: one table for the side that calls and the side that answers.
// They are functions of a module, not members of an object, so that a bundle carries only those that it calls.

export const capabilities = () => 'capabilities';
export const sync = (cursor: SyncCursor | null) => (cursor === null ? 'sync' : `sync?cursor=${segment(cursor)}`);
export const history = (conversationId: ConversationId, before: number | null, limit: number) =>
  `conversations/${segment(conversationId)}/messages?limit=${limit}${before === null ? '' : `&before=${before}`}`;
export const send = (conversationId: ConversationId, key: MessageKey) => `conversations/${segment(conversationId)}/messages/${segment(key)}`;
export const lookUp = (key: MessageKey) => `messages/${segment(key)}`;
export const read = (conversationId: ConversationId) => `conversations/${segment(conversationId)}/read`;
export const events = (cursor: SyncCursor | null) => (cursor === null ? 'events' : `events?cursor=${segment(cursor)}`);
export const retries = () => 'retries';
