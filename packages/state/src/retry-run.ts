import type { ConversationId, MessageKey, StoreId } from '@cs-inbox/protocol';
import type { ResendResult, RetryResult } from './inbox.ts';

/** Many messages that a person has sent again at once, and how far they are. */
export interface RetryRun {
  /** ms since the epoch. */
  readonly startedAt: number;
  readonly by: string;
  readonly reason: string;
  readonly items: readonly RetryRunItem[];
}

export interface RetryRunItem {
  readonly conversationId: ConversationId;
  /** Of a blocked message: that of the new one that was sent in its place, where one was. */
  readonly key: MessageKey;
  readonly storeId: StoreId;
  readonly buyerName: string;
  /** Whether it was queued, and if not, why. */
  readonly result: RetryResult | ResendResult;
  /** How far it is by now; `stopped` where a person has stopped the run before it left. null where it was not queued. */
  readonly progress: 'queued' | 'sending' | 'unconfirmed' | 'sent' | 'failed' | 'stopped' | null;
  /** ms since the epoch of the last change of `progress`. */
  readonly at: number;
}
