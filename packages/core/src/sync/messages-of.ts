import type { Message, SyncPage } from '@cs-inbox/protocol';

/** All that a page says of messages, also of those that it names only as the last of their conversation. */
export function messagesOf({ messages, conversations }: Pick<SyncPage, 'messages' | 'conversations'>): readonly Message[] {
  return [...messages, ...conversations.map(({ lastMessage }) => lastMessage).filter((message) => message !== null)];
}
