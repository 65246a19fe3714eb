import type { Bubble } from '@cs-inbox/core';
import type { ConversationId, Store, StoreId } from '@cs-inbox/protocol';

/**
 * An own message that has not reached its buyer: failed, blocked, unconfirmed, waiting, held for a person's word,
 * or on its way for over 30 s. The same object as long as it says the same.
 */
export interface FailedMessage {
  readonly bubble: Bubble;
  readonly conversationId: ConversationId;
  readonly storeId: StoreId;
  /** null where the backend has not told of it. */
  readonly store: Store | null;
  readonly buyerName: string;
  /** When the buyer must have an answer, ms since the epoch, or null. */
  readonly replyDueAt: number | null;
}
