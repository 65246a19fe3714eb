import type { Conversation } from '@cs-inbox/protocol';

export function sampleConversation(change: Partial<Conversation> = {}): Conversation {
  return {
    id: 'c1',
    storeId: 's1',
    buyer: { id: 'b1', name: 'Somchai' },
    unread: 0,
    lastMessage: null,
    replyDueAt: null,
    priority: false,
    ...change,
  };
}
