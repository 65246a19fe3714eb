import type { Capabilities, ConversationId, HistoryPage, Message, StoreId, SyncCursor, SyncPage } from '@cs-inbox/protocol';
import type { Answered } from '../outcome/read-answer.ts';
import type { Connection } from './connection.ts';
import type { Rung } from './ladder.ts';
import type { StreamNews } from './stream-news.ts';
import type { SyncNews, SyncStanding } from './sync-told.ts';
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

/**
 * What this tab is among those of its browser: it asks the backend and keeps the stream for all (`leads`), hears
 * from the one that does (`follows`), or has no disk that they share (`alone`): then it asks for itself, without a
 * stream, for a browser has few connections to one host.
 */
export type SyncRole = 'leads' | 'follows' | 'alone';

/** The stream that stands, or is being opened. */
export interface SyncStream {
  readonly number: number;
  readonly state: 'opening' | 'open';
  /** When it counts as dead if nothing comes until then, ms since the epoch. */
  readonly deadlineAt: number;
  /** Of the last event that it has brought, or null before the first. */
  readonly sequence: number | null;
}

export interface SyncState {
  readonly role: SyncRole;
  readonly connection: Connection;
  readonly rung: Rung;
  /** A person has asked for everything since it was up to date, and that has failed. */
  readonly triedByHand: boolean;
  /** When the tables were last known to be up to date, ms since the epoch; of what the disk had: when it was written. null: never. */
  readonly freshAt: number | null;
  readonly stream: SyncStream | null;
  /** Streams in a row that failed, or ended soon. */
  readonly streamFailures: number;
  /** When the next stream may be opened, ms since the epoch; Infinity: none is tried until the network has been away. */
  readonly streamAt: number;
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
  role: 'leads',
  rung: 'incremental',
  triedByHand: false,
  freshAt: null,
  stream: null,
  streamFailures: 0,
  streamAt: 0,
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
  /** A person is back, or something waits for news: the newest is asked for now. */
  | { readonly type: 'refresh' }
  /** A person asks for everything anew ("Retry" in the bar). */
  | { readonly type: 'retry' }
  | { readonly type: 'role'; readonly role: SyncRole }
  /** What the disk had, once, before the backend has answered. */
  | { readonly type: 'cached'; readonly tables: Tables; readonly freshAt: number; /** Some of it was not kept, so everything is asked for. */ readonly partial: boolean }
  | { readonly type: 'stream'; readonly number: number; readonly news: StreamNews }
  /** The tab that asks the backend has taken something over. */
  | ({ readonly type: 'told' } & SyncNews)
  /** How that tab stands; it says so with each change, and at least every `standingMs`. */
  | { readonly type: 'told-standing'; readonly standing: SyncStanding }
  /** Another tab has loaded the newest stretch of a thread, its tables standing at `cursor`. */
  | { readonly type: 'told-thread'; readonly cursor: SyncCursor | null; readonly page: HistoryPage }
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
  /** Heard of by `stream` under its number. */
  | { readonly type: 'open-stream'; readonly number: number; readonly cursor: SyncCursor }
  | { readonly type: 'close-stream'; readonly number: number }
  /** This tab has taken something over from the backend: for the disk, and for the other tabs. */
  | ({ readonly type: 'applied' } & SyncNews)
  /** The newest stretch of a thread was loaded here: for the tab that keeps the disk. */
  | { readonly type: 'thread-loaded'; readonly cursor: SyncCursor | null; readonly page: HistoryPage }
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
