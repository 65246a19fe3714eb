import type { Capabilities, ConversationId, HistoryPage, Message, StoreId, SyncCursor, SyncPage } from '@cs-inbox/protocol';
import type { Answered } from '../outcome/read-answer.ts';
import type { Connection } from './connection.ts';
import { emptyTables, type Tables } from './tables.ts';

/** How the receiving side asks. */
export interface SyncPolicy {
  /** Pause between two questions where the backend does not stream, ms. */
  readonly pollMs: number;
  /** Pause between two questions while the browser says that there is no network: it may be wrong. */
  readonly probeMs: number;
  /** Failures in a row after which the cursor is not trusted any more. */
  readonly failuresWithCursorMax: number;
  readonly backOffBaseMs: number;
  readonly backOffMaxMs: number;
  /** How long one answer may take, ms. */
  readonly deadlineMs: number;
  /** Most pages of one run; a backend that says "more" for ever is not believed. */
  readonly pagesMax: number;
  /** Messages asked for at once in one thread. */
  readonly historyLimit: number;
}

export const syncPolicy: SyncPolicy = {
  pollMs: 4_000,
  probeMs: 30_000,
  failuresWithCursorMax: 4,
  backOffBaseMs: 1_000,
  backOffMaxMs: 30_000,
  deadlineMs: 30_000,
  pagesMax: 1_000,
  historyLimit: 50,
};

export interface SyncState {
  readonly connection: Connection;
  readonly tables: Tables;
  /** What the backend can do, once it has said so. */
  readonly capabilities: Capabilities | null;
  /** The question on its way, and what its run has gathered. */
  readonly run: SyncRun | null;
  /** Failed questions in a row. */
  readonly failures: number;
  /** Why the last question failed, or ''. */
  readonly why: string;
  /** When to ask next, ms since the epoch, or null while a question is on its way or the network is down. */
  readonly askAt: number | null;
  /** Whether the next question asks for everything, because the cursor is not trusted any more. */
  readonly askFull: boolean;
  /** Rises with each full answer: a thread that was asked for before is asked for again. */
  readonly generation: number;
  /** Up to which positions conversations have been seen, until the backend has heard of it. */
  readonly seen: ReadonlyMap<ConversationId, number>;
  /** The thread that a person looks at, or null. */
  readonly open: ConversationId | null;
  /** Threads whose history is on its way. */
  readonly loading: ReadonlySet<ConversationId>;
  /** Rises with each question, so that the answer to an abandoned one is known as such. */
  readonly question: number;
}

export interface SyncRun {
  readonly question: number;
  readonly deadlineAt: number;
  /** Applied together when the last one is here: a list is never shown half emptied. */
  readonly pages: readonly SyncPage[];
}

export const initialSync = (now: number): SyncState => ({
  connection: { state: 'offline', since: now },
  tables: emptyTables,
  capabilities: null,
  run: null,
  failures: 0,
  why: '',
  askAt: null,
  askFull: false,
  generation: 0,
  seen: new Map(),
  open: null,
  loading: new Set(),
  question: 0,
});

export type SyncInput =
  /** The browser's word on the network, first at the start and then at each change. */
  | { readonly type: 'started'; readonly online: boolean }
  | { readonly type: 'online' }
  | { readonly type: 'offline' }
  | { readonly type: 'capabilities'; readonly question: number; readonly answer: Answered<Capabilities> }
  | { readonly type: 'page'; readonly question: number; readonly answer: Answered<SyncPage> }
  | { readonly type: 'open'; readonly conversationId: ConversationId | null }
  | { readonly type: 'older'; readonly conversationId: ConversationId }
  | {
      readonly type: 'history';
      readonly conversationId: ConversationId;
      readonly newest: boolean;
      readonly generation: number;
      readonly answer: Answered<HistoryPage>;
    }
  | { readonly type: 'read-told'; readonly conversationId: ConversationId; readonly position: number }
  /** Some other answer was given for another account. */
  | { readonly type: 'other-account' }
  | { readonly type: 'seen'; readonly conversationId: ConversationId }
  | { readonly type: 'confirmed'; readonly message: Message }
  /** The operator asks for the newest now. */
  | { readonly type: 'refresh' }
  | { readonly type: 'wake' };

export type SyncEffect =
  | { readonly type: 'ask-capabilities'; readonly question: number }
  | { readonly type: 'ask-page'; readonly question: number; readonly cursor: SyncCursor | null }
  | {
      readonly type: 'ask-history';
      readonly conversationId: ConversationId;
      readonly before: number | null;
      readonly limit: number;
      readonly generation: number;
    }
  /** Answered by `read-told` where the backend has heard of it. */
  | { readonly type: 'tell-read'; readonly conversationId: ConversationId; readonly position: number }
  | { readonly type: 'abandon'; readonly question: number }
  /** The outbox may send, or may not. */
  | { readonly type: 'network'; readonly up: boolean }
  /** null: it may have changed, and is asked anew. */
  | { readonly type: 'capabilities'; readonly capabilities: Capabilities | null }
  | { readonly type: 'observed'; readonly messages: readonly Message[] }
  /** The first complete answer since the network came. */
  | { readonly type: 'up-to-date' }
  /** The stores whose login is gone, and those of which the backend has just spoken. */
  | { readonly type: 'logins'; readonly signedOut: ReadonlySet<StoreId>; readonly told: ReadonlySet<StoreId> }
  /** Another operator is signed in at the backend than the host said. */
  | { readonly type: 'other-account' };
