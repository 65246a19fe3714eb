import type { ConversationId, MessageKey } from '@cs-inbox/protocol';

/** How a sentence names a message. */
export function nameOf({ key, conversationId }: { readonly key: MessageKey; readonly conversationId: ConversationId }): string {
  return `Message ${key} of conversation ${conversationId}`;
}
