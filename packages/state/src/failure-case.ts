import type { ConversationId, FailureCause, MessageKey, StoreId } from '@cs-inbox/protocol';

/**
 * What is kept of a message that did not reach its buyer at the first attempt, beyond the message itself: 90 days
 * unless set otherwise, at most 20,000. It carries no text.
 */
export interface FailureCase {
  readonly key: MessageKey;
  readonly conversationId: ConversationId;
  readonly storeId: StoreId;
  readonly buyerName: string;
  /** ms since the epoch of the click. */
  readonly createdAt: number;
  /** ms since the epoch when it first failed. */
  readonly failedAt: number;
  /** Why it first failed, and why it last did. */
  readonly cause: FailureCause;
  readonly lastCause: FailureCause;
  /** Code and request id of the last failure, or ''. */
  readonly code: string;
  readonly requestId: string;
  /** Departures after the first one, oldest first, at most 50. */
  readonly retries: readonly { readonly at: number; readonly trigger: 'manual' | 'bulk' | 'automatic' | 'reconnect'; readonly by: string; readonly reason: string; readonly arrived: boolean | null }[];
  /** How it ended: null while it has not. `gone`: a person has discarded it or sent another one in its place. */
  readonly end: 'arrived' | 'gone' | 'blocked' | null;
  /** ms since the epoch. */
  readonly endAt: number | null;
}
