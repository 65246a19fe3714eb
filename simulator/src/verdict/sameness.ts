import type { ConversationId } from '@cs-inbox/protocol';

/** What makes two messages look the same to a buyer: the conversation and the text. */
export function sameness({ conversationId, text }: { readonly conversationId: ConversationId; readonly text: string }): string {
  return JSON.stringify([conversationId, text]);
}
