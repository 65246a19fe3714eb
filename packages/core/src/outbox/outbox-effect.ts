import type { ConversationId, Message, MessageKey, StoreId } from '@cs-inbox/protocol';
import type { Arrived } from './arrived.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import type { OutboxWish } from './outbox-input.ts';
import type { PlacesChange } from './place.ts';

/** The text of a message that was taken back: the disk keeps it until it stands in a draft of its conversation, in front of what is there. */
export interface PutDraft {
  readonly conversationId: ConversationId;
  readonly key: MessageKey;
  readonly text: string;
  /** Key of the failed or blocked message whose place it was to take, or null. */
  readonly replaces: MessageKey | null;
}

/** What the disk is to keep of a message that has arrived, and the keys of those of which it keeps nothing any more. */
export interface ArrivedChange {
  readonly key: MessageKey;
  readonly arrived: Arrived;
  readonly forgets: readonly MessageKey[];
}

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
      /** The text that is kept for a draft of its conversation in the same transaction. */
      readonly putDraft: PutDraft | null;
      /** The paused stores where they have changed. */
      readonly paused: ReadonlySet<StoreId> | null;
      readonly arrived: ArrivedChange | null;
      readonly places: PlacesChange | null;
    }
  /** Answered by `outcome`. */
  | { readonly type: 'attempt'; readonly entry: OutboxEntry; readonly attempt: number }
  /** In one request; each is answered by an `outcome` of its own. */
  | { readonly type: 'attempt-together'; readonly attempts: readonly (OutboxEffect & { readonly type: 'attempt' })[]; readonly reason: string }
  /** Answered by `looked-up`. */
  | { readonly type: 'look-up'; readonly conversationId: ConversationId; readonly key: MessageKey; readonly number: number }
  /** Stop waiting for the answer to this key; a late one is still welcome. */
  | { readonly type: 'abandon'; readonly key: MessageKey }
  /** The backend has it. */
  | { readonly type: 'confirmed'; readonly entry: OutboxEntry; readonly message: Message }
  | { readonly type: 'unconfirmed'; readonly entry: OutboxEntry }
  | { readonly type: 'failed'; readonly entry: OutboxEntry }
  /** A person has taken it back before it left; with `edit` its text goes to the composer. */
  | { readonly type: 'withdrawn'; readonly entry: OutboxEntry; readonly edit: boolean }
  /** Another tab has sent it: whoever has its text as a draft is behind. */
  | { readonly type: 'appeared'; readonly entry: OutboxEntry }
  /** To the tab that sends: there is, or will be in a moment, a new message on the disk. */
  | { readonly type: 'stored' }
  /** What was clicked here may be on the disk no more. Answered by `found`. */
  | { readonly type: 'look' }
  /** Something has gone from the outbox, and nobody has said whether it has arrived: the backend is to be asked what is new. */
  | { readonly type: 'ask-news' }
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
