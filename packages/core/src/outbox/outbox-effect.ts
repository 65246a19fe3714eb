import type { ConversationId, Message, MessageKey } from '@cs-inbox/protocol';
import type { OutboxEntry } from './outbox-entry.ts';
import type { OutboxWish } from './outbox-input.ts';

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
  /** Another tab has sent it: whoever has its text as a draft is behind. */
  | { readonly type: 'appeared'; readonly entry: OutboxEntry }
  /** To the tab that sends: there is, or will be in a moment, a new message on the disk. */
  | { readonly type: 'stored' }
  /** To the tab that sends. */
  | { readonly type: 'wish'; readonly wish: OutboxWish }
  /** The disk refused to take it: the text goes back to the composer. */
  | {
      readonly type: 'return-text';
      readonly conversationId: ConversationId;
      readonly key: MessageKey;
      readonly text: string;
      /** Key of the failed message whose place it was to take, or null. */
      readonly replaces: MessageKey | null;
      readonly why: string;
    };
