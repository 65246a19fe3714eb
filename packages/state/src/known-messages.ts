import { messagesOf, type SyncState } from '@cs-inbox/core';
import type { Message } from '@cs-inbox/protocol';

/** All messages that the backend has told of. */
export function knownMessages({ run, tables }: SyncState): readonly Message[] {
  const pages = [{ messages: [], conversations: [...tables.conversations.values()] }, ...(run?.pages ?? [])];
  return [...tables.messages.values(), ...pages.map(messagesOf)].flat();
}
