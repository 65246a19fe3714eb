import type { Conversation } from '@cs-inbox/protocol';
import type { ConversationRow } from '@cs-inbox/state';
import { sampleConversation } from './sample-conversation.ts';
import { sampleStore } from './sample-store.ts';

/** A row of the list, of a conversation with this id. */
export function sampleRow(id: string, change: Partial<Omit<ConversationRow, 'conversation'>> & { readonly conversation?: Partial<Conversation> } = {}): ConversationRow {
  const { conversation = {}, ...rest } = change;
  return {
    conversation: sampleConversation({ id, ...conversation }),
    store: sampleStore(),
    snippet: null,
    trouble: null,
    at: 0,
    ...rest,
  };
}
