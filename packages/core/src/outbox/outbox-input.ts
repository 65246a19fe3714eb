import type { ConversationId, Message, MessageKey, StoreId } from '@cs-inbox/protocol';
import type { StoreGates } from './gate.ts';
import type { LookUpOutcome } from '../outcome/look-up-outcome.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import type { PlannedAttempt } from './planned-attempt.ts';
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
  /** Key of the failed message whose place it takes, or null. */
  readonly replaces: MessageKey | null;
}

/** What a person asks for. In a tab that does not send it is handed to the one that does. */
export type OutboxWish =
  /** What became of an unconfirmed message. */
  | { readonly type: 'check'; readonly conversationId: ConversationId; readonly key: MessageKey }
  | { readonly type: 'retry'; readonly conversationId: ConversationId; readonly key: MessageKey; readonly planned: Omit<PlannedAttempt, 'failure'> }
  | { readonly type: 'stop-waiting'; readonly conversationId: ConversationId; readonly key: MessageKey }
  | { readonly type: 'discard'; readonly conversationId: ConversationId; readonly key: MessageKey }
  /** A person is back at the page. */
  | { readonly type: 'returned' };

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
  /** Everything that the backend has is known, since the network came. */
  | { readonly type: 'up-to-date' }
  | { readonly type: 'capabilities'; readonly capabilities: SendCapabilities | null }
  /** The stores whose login is gone, as the backend says, and those of which it has just spoken. */
  | { readonly type: 'logins'; readonly signedOut: ReadonlySet<StoreId>; readonly told: ReadonlySet<StoreId> }
  | OutboxWish
  /** This tab is the one that sends from now on; the rows are what is on the disk by now. */
  | { readonly type: 'lead'; readonly entries: readonly OutboxEntry[] }
  /** Another tab shares the disk: this one does not send before it is told to lead. */
  | { readonly type: 'follow' }
  /** What is on the disk by now: another tab may have put something there. */
  | { readonly type: 'found'; readonly entries: readonly OutboxEntry[] }
  /** What the tab that sends has made of its outbox: changes, or the whole of it. */
  | {
      readonly type: 'told';
      readonly whole: boolean;
      readonly entries: readonly OutboxEntry[];
      readonly gone: readonly { readonly conversationId: ConversationId; readonly key: MessageKey }[];
      readonly gates: StoreGates;
    }
  | { readonly type: 'halt'; readonly why: 'other-account' }
  /** The instant of `wakeAt` has come. */
  | { readonly type: 'wake' };
