import type { ConversationId, Message, MessageKey, StoreId } from '@cs-inbox/protocol';
import type { LookUpOutcome } from '../outcome/look-up-outcome.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import type { SendCapabilities } from './outbox-state.ts';
import type { SendOutcome } from '../outcome/send-outcome.ts';

/** A message that the operator has just sent. */
export interface NewMessage {
  readonly key: MessageKey;
  readonly conversationId: ConversationId;
  readonly storeId: StoreId;
  readonly buyerName: string;
  readonly text: string;
  readonly afterPosition: number;
}

/** Facts from outside; they alone move the outbox. */
export type OutboxInput =
  /** The rows that a former page left on the disk. */
  | { readonly type: 'loaded'; readonly entries: readonly OutboxEntry[] }
  /** `fromDraft`: the conversation's draft is what is sent, so its row goes in the same transaction. */
  | { readonly type: 'accept'; readonly message: NewMessage; readonly fromDraft: boolean }
  | { readonly type: 'committed'; readonly commit: number }
  | { readonly type: 'commit-refused'; readonly commit: number; readonly why: string }
  | {
      readonly type: 'outcome';
      readonly conversationId: ConversationId;
      readonly key: MessageKey;
      readonly attempt: number;
      readonly outcome: SendOutcome;
    }
  | {
      readonly type: 'looked-up';
      readonly conversationId: ConversationId;
      readonly key: MessageKey;
      /** Which look-up of this page. */
      readonly number: number;
      readonly outcome: LookUpOutcome;
    }
  /** Messages that a sync or the stream brought. */
  | { readonly type: 'observed'; readonly messages: readonly Message[] }
  | { readonly type: 'network'; readonly up: boolean }
  | { readonly type: 'capabilities'; readonly capabilities: SendCapabilities | null }
  /** The operator asks what became of an unconfirmed message. */
  | { readonly type: 'check'; readonly conversationId: ConversationId; readonly key: MessageKey }
  | { readonly type: 'halt'; readonly why: 'other-account' }
  /** The instant of `wakeAt` has come. */
  | { readonly type: 'wake' };
