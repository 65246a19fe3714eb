import type { OutboxEntry } from '@cs-inbox/core';
import type { Conversation, Store } from '@cs-inbox/protocol';
import type { ConversationRow } from './inbox.ts';

/** Worst first. */
const troubles = ['failed', 'unconfirmed', 'waiting'] as const;

/** A conversation that the backend has not told of, as far as the outbox knows it: what is unsent is never out of sight. */
export function strangerOf(entries: readonly OutboxEntry[]): Conversation | null {
  const entry = entries.find(({ delivery }) => delivery !== 'discarded');
  if (entry === undefined) return null;
  const { conversationId, storeId, buyerName } = entry;
  return { id: conversationId, storeId, buyer: { id: conversationId, name: buyerName }, unread: 0, lastMessage: null, replyDueAt: null, priority: false };
}

export function rowOf(conversation: Conversation, store: Store | null, all: readonly OutboxEntry[]): ConversationRow {
  const entries = all.length === 0 ? all : all.filter((entry) => entry.delivery !== 'discarded');
  const newest = entries.at(-1);
  const last = conversation.lastMessage;
  const troubled = troubledOf(entries);
  const own = troubled.at(-1) ?? newest;
  return {
    conversation,
    store,
    snippet: own === undefined ? last && { text: last.text, direction: last.direction } : { text: own.text, direction: 'out' },
    trouble: troubleOf(troubled),
    at: Math.max(last?.at ?? 0, newest?.createdAt ?? 0),
  };
}

/** Those entries that are worst off, in their order. */
function troubledOf(entries: readonly OutboxEntry[]): readonly OutboxEntry[] {
  if (entries.length === 0) return entries;
  for (const delivery of troubles) {
    const troubled = entries.filter((entry) => entry.delivery === delivery);
    if (troubled.length > 0) return troubled;
  }
  return [];
}

function troubleOf(troubled: readonly OutboxEntry[]): ConversationRow['trouble'] {
  const newest = troubled.at(-1);
  const delivery = troubles.find((trouble) => trouble === newest?.delivery);
  if (newest === undefined || delivery === undefined) return null;
  return { delivery, count: troubled.length, cause: newest.failure?.cause ?? 'unknown', hold: newest.hold };
}
