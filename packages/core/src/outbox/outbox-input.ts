import type { ConversationId, Message, MessageKey, StoreId } from '@cs-inbox/protocol';
import type { ArrivedOnes } from './arrived.ts';
import type { StoreGates } from './gate.ts';
import type { LookUpOutcome } from '../outcome/look-up-outcome.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import type { Places } from './place.ts';
import type { PlannedAttempt } from './planned-attempt.ts';
import type { SendCapabilities } from './outbox-state.ts';
import type { StoreFacts } from './store-facts.ts';
import type { SendOutcome } from '../outcome/send-outcome.ts';

/** What the disk has of the outbox. */
export interface StoredOutbox {
  readonly entries: readonly OutboxEntry[];
  readonly paused?: ReadonlySet<StoreId>;
  /** When each was paused or let go on. */
  readonly pauses?: ReadonlyMap<StoreId, number>;
  readonly arrived?: ArrivedOnes;
  readonly places?: Places;
}

/** A message that the operator has just sent. */
export interface NewMessage {
  readonly key: MessageKey;
  readonly conversationId: ConversationId;
  readonly storeId: StoreId;
  readonly buyerName: string;
  readonly text: string;
  readonly afterPosition: number;
  /** Key of the failed or blocked message whose place it takes, or null. */
  readonly replaces: MessageKey | null;
  /** Departures of the blocked message whose place it takes; 0 for most. */
  readonly priorAttempts: number;
  /** Who sends a blocked message anew, and why; left out where the text comes from the composer. */
  readonly planned?: PlannedAttempt;
}

/** Which message of which conversation. */
export interface MessagePlace {
  readonly conversationId: ConversationId;
  readonly key: MessageKey;
}

/** What a person asks for. In a tab that does not send it is handed to the one that does. */
export type OutboxWish =
  /** What became of an unconfirmed message. */
  | { readonly type: 'check'; readonly conversationId: ConversationId; readonly key: MessageKey }
  | { readonly type: 'retry'; readonly conversationId: ConversationId; readonly key: MessageKey; readonly planned: Omit<PlannedAttempt, 'failure'> }
  /** Those of them that may go again go again, of one conversation in their order. */
  | { readonly type: 'retry-all'; readonly items: readonly MessagePlace[]; readonly planned: Omit<PlannedAttempt, 'failure'> }
  /** What was to go again and has not left has failed as it had. */
  | { readonly type: 'stop-retries'; readonly items: readonly MessagePlace[] }
  | { readonly type: 'stop-waiting'; readonly conversationId: ConversationId; readonly key: MessageKey }
  | { readonly type: 'discard'; readonly conversationId: ConversationId; readonly key: MessageKey }
  /** Takes back what has not left; with `edit` its text goes to the composer. */
  | { readonly type: 'withdraw'; readonly conversationId: ConversationId; readonly key: MessageKey; readonly edit: boolean }
  /** What was held back for a person's word goes all the same. */
  | { readonly type: 'send-anyway'; readonly conversationId: ConversationId; readonly key: MessageKey }
  /** Of an unconfirmed message that nobody can ask about: it is sent once more, though it may have arrived. */
  | { readonly type: 'send-again'; readonly conversationId: ConversationId; readonly key: MessageKey; readonly planned: Omit<PlannedAttempt, 'failure'> }
  /** Nothing departs to this store any more, or again. `at` is when it was said, where that is not now: the word of another tab may come late. */
  | { readonly type: 'pause'; readonly storeId: StoreId; readonly paused: boolean; readonly at?: number }
  /** A person is back at the page. */
  | { readonly type: 'returned' };

/** Facts from outside; they alone move the outbox. */
export type OutboxInput =
  /** The rows that a former page left on the disk. */
  | (StoredOutbox & { readonly type: 'loaded' })
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
  /** What is known of all stores. */
  | { readonly type: 'stores'; readonly stores: ReadonlyMap<StoreId, StoreFacts> }
  /** The stores whose login is gone, as the backend says, and those of which it has just spoken. */
  | { readonly type: 'logins'; readonly signedOut: ReadonlySet<StoreId>; readonly told: ReadonlySet<StoreId> }
  | OutboxWish
  /** This tab is the one that sends from now on; the rows are what is on the disk by now, `known` what it has heard of the backend before. */
  | (StoredOutbox & { readonly type: 'lead'; readonly known?: readonly Message[] })
  /** Another tab has taken the sending over: what this one has not been told is that one's. */
  | { readonly type: 'deposed' }
  /** The disk was emptied behind the back of this tab, which sends: what it holds is written again. */
  | { readonly type: 'cleared' }
  /** The tab that sends lives: what it has not shown to have heard is said once more. */
  | { readonly type: 'here' }
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
      /** Where that is told. */
      readonly paused?: ReadonlySet<StoreId>;
      readonly pauses?: ReadonlyMap<StoreId, number>;
    }
  | { readonly type: 'halt'; readonly why: 'other-account' }
  /** The instant of `wakeAt` has come. */
  | { readonly type: 'wake' };
