import type { Bubble, Connection, Eligibility, Hold, MessagePlace, OutboxEntry, Rung, SendRefusal, StoreGates } from '@cs-inbox/core';
import type { Conversation, ConversationId, FailureCause, Message, MessageId, MessageKey, Store, StoreId } from '@cs-inbox/protocol';
import type { ReadableAtom } from 'nanostores';
import type { FailedMessage } from './failed-message.ts';
import type { FailureRecord } from './failure-record.ts';
import type { HealthCheck } from './health-check.ts';
import type { Row } from './ports.ts';
import type { QuickReply, ReplyChange, ReplyResult } from './quick-reply.ts';
import type { RetryRun } from './retry-run.ts';
import type { SavedFilter } from './saved-filter.ts';

/** A row of the conversation list. */
export interface ConversationRow {
  readonly conversation: Conversation;
  readonly store: Store | null;
  /** What the row says: of the message in trouble where there is one, else of the newest. */
  readonly snippet: { readonly text: string; readonly direction: 'in' | 'out' } | null;
  /** Own messages of this conversation that have not arrived, worst first; null on a calm day. */
  readonly trouble: {
    readonly delivery: 'failed' | 'unconfirmed' | 'waiting';
    readonly count: number;
    /** Of the newest of them. */
    readonly cause: FailureCause;
    /** Why the newest does not go though nothing is wrong with it, or null. */
    readonly hold: Hold | null;
  } | null;
  /** ms since the epoch of the newest activity. */
  readonly at: number;
}

/** Text that the disk refused and that stands in the composer again. */
export interface ReturnedText {
  readonly conversationId: ConversationId;
  readonly text: string;
  /** Short code of the storage: `quota`, `closed` … */
  readonly why: string;
  /** Rises with each return. */
  readonly number: number;
}

/** The draft of one conversation. */
export interface Draft {
  readonly text: string;
  /** `unsaved` where the disk refused it: it lives as long as the page. */
  readonly saved: 'saving' | 'saved' | 'unsaved';
  /** Key of the failed message whose place it takes when it is sent, or null. */
  readonly replaces: MessageKey | null;
}

export type SendResult =
  | { readonly ok: true; readonly key: MessageKey }
  | ({ readonly ok: false } & SendRefusal);

/** What became of asking for another attempt: it is queued under its old key, or it may not go, and why. */
export type RetryResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: 'not-failed' }
  | { readonly ok: false; readonly why: 'not-eligible'; readonly eligibility: Eligibility };

/** What became of sending a blocked message as a new one. */
export type ResendResult = SendResult | { readonly ok: false; readonly why: 'not-blocked' } | Extract<RetryResult, { readonly why: 'not-eligible' }>;

/** Whether this tab did it, or another one. */
export type Origin = 'here' | 'elsewhere';

/** Told to the host, in the order in which it happens. */
export type InboxEvent =
  | { readonly type: 'sent'; readonly key: MessageKey; readonly conversationId: ConversationId; readonly messageId: MessageId; readonly origin: Origin }
  | { readonly type: 'unconfirmed'; readonly key: MessageKey; readonly conversationId: ConversationId; readonly origin: Origin }
  | { readonly type: 'failed'; readonly key: MessageKey; readonly conversationId: ConversationId; readonly entry: OutboxEntry; readonly origin: Origin };

/** How far the list is up to date, and what is being done about it. */
export interface SyncStatus {
  readonly connection: Connection;
  /** What is asked for next, or was last: what has changed, everything, or nothing before a person says so. */
  readonly rung: Rung;
  /** Questions in a row that failed. */
  readonly failures: number;
  /** Short code of the newest failure, or ''. */
  readonly why: string;
  /** When it is asked again without anybody, ms since the epoch, or null. */
  readonly retryAt: number | null;
  /** A person has asked for everything anew, and that has failed since. */
  readonly triedByHand: boolean;
  /** When the list was last known to be up to date, ms since the epoch; null: never. */
  readonly freshAt: number | null;
}

/**
 * What the bar has to say of the way to the backend. Each stands for a second at least, so that nothing flashes.
 * `lost`: the network is gone. `syncing`: it is back, and the list is being brought up to date. `failed`: it is
 * back, and everything was asked for in vain. `stale`: questions fail though the network was not lost. `all-sent`:
 * it is back, the list is up to date, and what had waited has been sent; stands for four seconds.
 */
export type SyncNotice =
  | { readonly type: 'lost'; readonly since: number }
  | { readonly type: 'syncing' }
  | { readonly type: 'failed' }
  | { readonly type: 'stale'; readonly since: number | null }
  | { readonly type: 'all-sent'; readonly count: number };

/** The inbox of one operator: atoms to watch, verbs to act. */
export interface Inbox {
  /** Whether the disk has been read; before that nothing can be sent. */
  readonly $ready: ReadableAtom<boolean>;
  readonly $storage: ReadableAtom<'opening' | 'disk' | 'memory'>;
  readonly $connection: ReadableAtom<Connection>;
  readonly $sync: ReadableAtom<SyncStatus>;
  /** null on a calm day. */
  readonly $notice: ReadableAtom<SyncNotice | null>;
  /** Whether a first list is here. */
  readonly $loaded: ReadableAtom<boolean>;
  /** Why the questions to the backend keep failing (short code of the newest), or ''. */
  readonly $trouble: ReadableAtom<string>;
  /** Set when the backend says that somebody else is signed in, or when `wipe` was called here or in another tab: nothing is sent any more. */
  readonly $halted: ReadableAtom<'other-account' | 'wiped' | null>;
  /** By platform, then market, then name. */
  readonly $stores: ReadableAtom<readonly Store[]>;
  /** All stores, newest activity first. */
  readonly $conversations: ReadableAtom<readonly ConversationRow[]>;
  /** The open conversation. */
  readonly $selected: ReadableAtom<ConversationRow | null>;
  /** The open conversation's thread, oldest first. */
  readonly $thread: ReadableAtom<Thread>;
  /** The open conversation's draft. */
  readonly $draft: ReadableAtom<Draft>;
  /** The quick replies of the account, in the order in which they came; those that are gone too. */
  readonly $replies: ReadableAtom<readonly QuickReply[]>;
  /** Rows on the disk that cannot be read. They are kept, never deleted. */
  readonly $quarantined: ReadableAtom<number>;
  /** The stores of which nothing departs now, and until when. */
  readonly $gates: ReadableAtom<StoreGates>;
  /** ms since the epoch, once a second while somebody watches: the one pulse of every countdown. */
  readonly $tick: ReadableAtom<number>;
  /** Stores for which a person has paused sending. What is on the wire goes on. */
  readonly $paused: ReadableAtom<ReadonlySet<StoreId>>;
  /** How many messages have been on their way for over 30 s while nobody knows what became of them; counted anew each second while somebody watches. */
  readonly $overdue: ReadableAtom<number>;
  /** The last text that came back from a refusing disk, or null. */
  readonly $returned: ReadableAtom<ReturnedText | null>;
  /** The own messages of all stores that have not reached their buyers: by reply deadline, then the oldest first. */
  readonly $failures: ReadableAtom<readonly FailedMessage[]>;
  /** The newest run of retries that this page was asked for, or null. */
  readonly $retryRun: ReadableAtom<RetryRun | null>;
  /** The daily checklist, measured anew while somebody watches, at most once a second. */
  readonly $health: ReadableAtom<readonly HealthCheck[]>;

  /** Filters of failed messages that a person has named, alike in all tabs. */
  readonly $savedFilters: ReadableAtom<readonly SavedFilter[]>;

  /** Reads the disk, then goes to work. Calling it again does nothing. */
  start(): void;
  /** Lets go of timers, questions and listeners; what is on disk stays. It cannot be started again. */
  stop(): void;
  /**
   * Stops, and makes the inbox that goes on in its place: its outbox and drafts come from the disk; what the
   * backend has told so far, and which conversation is open, are carried over. It has to be started.
   */
  restarted(): Inbox;
  /**
   * For a person who signs out: in all tabs nothing is sent or shown any more, and nothing stays on the disk. It cannot be started again.
   * @param done told whether the disk is empty by now; if not, the next page with an inbox empties it
   */
  wipe(done?: (emptied: boolean) => void): void;
  open(conversationId: ConversationId | null): void;
  /** Sends to exactly this conversation, whichever is open by now. */
  send(conversationId: ConversationId, text: string): SendResult;
  setDraft(conversationId: ConversationId, text: string): void;
  /** Makes a quick reply, or changes one. */
  keepReply(change: ReplyChange): ReplyResult;
  /** Takes a quick reply away for good. */
  dropReply(id: string): void;
  /** Keeps these filters of failed messages in the place of those so far. */
  saveFilters(filters: readonly SavedFilter[]): void;
  /** Asks what became of an unconfirmed message. */
  check(conversationId: ConversationId, key: MessageKey): void;
  /**
   * Sends a failed message again: the same text under the same key.
   * @param reason in the operator's words, kept with the attempt
   */
  retry(conversationId: ConversationId, key: MessageKey, reason?: string): RetryResult;
  /**
   * Sends failed messages again, each under its key: those that may go now, several of one conversation in their order.
   * @param reason in the operator's words, kept with each attempt
   * @returns what becomes of each, in the order of the items
   */
  retryAll(items: readonly MessagePlace[], reason?: string): readonly (RetryResult | ResendResult)[];
  /** What `retryAll` would say of each now. Nothing is sent. */
  retryOutlook(items: readonly MessagePlace[]): readonly (RetryResult | ResendResult)[];
  /** Takes back what the newest run has queued and what has not left: it is "Send Failed" as before. @returns how many */
  stopRetries(): number;
  /** Reads what the disk tells of the days behind; null where it cannot be read. */
  readRecord(done: (record: FailureRecord | null) => void): void;
  /** Reads the rows that this page cannot read, as they are; null where the disk does not answer. */
  readQuarantined(done: (rows: readonly Row[] | null) => void): void;
  /** Measures every check of `$health` anew. */
  checkHealth(): void;
  /** Sends a text to the conversation that the backend offers for tests, and to no other; `no-such-conversation` where it offers none. */
  sendTest(text: string): SendResult;
  /**
   * Sends an unconfirmed message once more under its key, where its bubble `asks`: it may arrive twice.
   * `not-failed` where nobody asks about it any more.
   * @param reason in the operator's words, kept with the attempt
   */
  sendAgain(conversationId: ConversationId, key: MessageKey, reason?: string): RetryResult;
  /** Sends the text of a blocked message as a new one that takes its place: a new key, attempt numbers go on. */
  resend(conversationId: ConversationId, key: MessageKey, reason?: string): ResendResult;
  /** What was held back for a person's word (`hold` is `stale` or `answered`) goes all the same. */
  sendAnyway(conversationId: ConversationId, key: MessageKey): void;
  /**
   * Takes back a message that is queued or waits: it goes from the thread and from the disk. What may be on the
   * wire stays. One that had failed before and was to go again is "Send Failed" once more.
   * With `edit` its text goes to the composer, in front of what is typed there.
   */
  withdraw(conversationId: ConversationId, key: MessageKey, options?: { readonly edit?: boolean }): void;
  /** Nothing departs to this store any more, or again. */
  pause(storeId: StoreId, paused: boolean): void;
  /**
   * Ends a wait: the message is "Send Failed" with the cause for which it waited, and holds nobody up.
   * Of one whose bubble `asks`: the following go anyway; it stays unconfirmed.
   */
  stopWaiting(conversationId: ConversationId, key: MessageKey): void;
  /** Gives up a message that failed, that `asks`, or that is held for a person's word: it goes from the thread and from the disk. */
  discard(conversationId: ConversationId, key: MessageKey): void;
  /** Puts the text of a failed or blocked message into its composer; what is sent next takes its place. */
  edit(conversationId: ConversationId, key: MessageKey): void;
  /** What stands in the composer is a message of its own again. */
  stopEditing(conversationId: ConversationId): void;
  /** A person is back at the page: asks the backend what has changed, and one message finds out whether its login is back. */
  returned(): void;
  /** The messages of a conversation that are here, oldest first, whether or not it is open: for searching. */
  messagesOf(conversationId: ConversationId): readonly Message[];
  loadOlder(): void;
  /** The newest message of the open conversation is in view of a person. */
  markSeen(): void;
  refresh(): void;
  /** Asks for everything anew, in whichever tab asks the backend. */
  retrySync(): void;
  /** @returns ends the subscription */
  subscribe(listener: (event: InboxEvent) => void): () => void;
}

export interface Thread {
  readonly conversationId: ConversationId | null;
  readonly bubbles: readonly Bubble[];
  /** Whether nothing of it is here yet, or older messages are on their way. */
  readonly loading: boolean;
  /** Whether older messages exist that are not here. */
  readonly hasOlder: boolean;
}
