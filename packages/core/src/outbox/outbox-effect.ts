import type { ConversationId, Message, MessageKey } from '@cs-inbox/protocol';
import type { OutboxEntry } from './outbox-entry.ts';

/** Orders for the world, in the order in which they are to be carried out. */
export type OutboxEffect =
  /** One transaction. Answered by `committed` or `commit-refused`. */
  | {
      readonly type: 'commit';
      readonly commit: number;
      readonly puts: readonly OutboxEntry[];
      readonly deletes: readonly MessageKey[];
      /** The conversation whose draft row goes in the same transaction. */
      readonly dropDraft: ConversationId | null;
    }
  /** Answered by `outcome`. */
  | { readonly type: 'attempt'; readonly entry: OutboxEntry; readonly attempt: number }
  /** Answered by `looked-up`. */
  | { readonly type: 'look-up'; readonly conversationId: ConversationId; readonly key: MessageKey; readonly number: number }
  /** Stop waiting for the answer to this key; a late one is still welcome. */
  | { readonly type: 'abandon'; readonly key: MessageKey }
  /** The backend has it. */
  | { readonly type: 'confirmed'; readonly entry: OutboxEntry; readonly message: Message }
  | { readonly type: 'unconfirmed'; readonly entry: OutboxEntry }
  | { readonly type: 'failed'; readonly entry: OutboxEntry }
  /** The disk refused to take it: the text goes back to the composer. */
  | {
      readonly type: 'return-text';
      readonly conversationId: ConversationId;
      readonly key: MessageKey;
      readonly text: string;
      readonly why: string;
    };
