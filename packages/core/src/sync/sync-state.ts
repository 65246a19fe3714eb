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
  readonly backOffBaseMs: number;
  readonly backOffMaxMs: number;
  /** Pause after an answer that does not fit, once a person has been asked: the bar stands long enough to be read and used. At least, ms. */
  readonly manualMs: number;
  /** How long one answer may take, ms. */
  readonly deadlineMs: number;
  /** Most pages of one run; a backend that says "more" for ever is not believed. */
  readonly pagesMax: number;
  /** Messages asked for at once in one thread. */
  readonly historyLimit: number;
  /** Most messages of one thread that are told to the other tabs at once. */
  readonly threadToldMax: number;
  /** Pause between two questions while a stream stands: what it has left out at its end is found by these, ms. */
  readonly verifyMs: number;
  /** A clock that is found to be ahead of a timer by more than this has slept, ms. */
  readonly sleepMs: number;
  /** The tab that asks for the others says at least so often how it stands, ms. */
  readonly standingMs: number;
  /** After so long without a word from it another tab asks for itself, ms. */
  readonly silenceMs: number;
  /** Least time between two questions of a tab that follows, ms. */
  readonly followMs: number;
  /** A stream without a first byte for so long is held back by a proxy, ms. */
  readonly streamOpenMs: number;
  /** A stream that has said nothing for so long is dead, ms: two and a half heartbeats. */
  readonly streamSilenceMs: number;
  /** A stream that has stood for so long was a good one, ms. */
  readonly streamSteadyMs: number;
  /** First and longest pause before a stream is tried again where there is something in its way, ms; doubled each time. */
  readonly streamUnfitBaseMs: number;
  readonly streamUnfitMaxMs: number;
  /** Shortest and longest pause between two streams that a backend may ask for, ms. */
  readonly retryMsMin: number;
  readonly retryMsMax: number;
  /** Most events of a stream that wait for the proof that none is missing before them. */
  readonly heldMax: number;
}

export const syncPolicy: SyncPolicy = {
  pollMs: 4_000,
  probeMs: 30_000,
  backOffBaseMs: 1_000,
  backOffMaxMs: 30_000,
  manualMs: 15_000,
  deadlineMs: 30_000,
  pagesMax: 1_000,
  historyLimit: 50,
  threadToldMax: 200,
  verifyMs: 60_000,
  sleepMs: 30_000,
  standingMs: 15_000,
  silenceMs: 45_000,
  followMs: 3_000,
  streamOpenMs: 10_000,
  streamSilenceMs: 37_500,
  streamSteadyMs: 30_000,
  streamUnfitBaseMs: 300_000,
  streamUnfitMaxMs: 1_800_000,
  retryMsMin: 1_000,
  retryMsMax: 60_000,
  heldMax: 100,
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
  /** When its first byte came, or null. */
  readonly openedAt: number | null;
  /** Where it was opened, or of the last event that it has brought. Where the tables stand elsewhere, it is not believed before it comes by there. */
  readonly cursor: SyncCursor;
  /** Of the last event that it has brought or that came before its first one, or null where nobody knows. */
  readonly sequence: number | null;
  /** Events that are not taken over yet: an answer must show first that none is missing before them. */
  readonly held: readonly SyncPage[];
}

export interface SyncState {
  readonly role: SyncRole;
  readonly connection: Connection;
  readonly rung: Rung;
  /** How much has failed on this rung; at 1 the next one is taken. */
  readonly strikes: number;
  /** A person has asked for everything since it was up to date, and that has failed. */
  readonly triedByHand: boolean;
  /** When the tables were last known to be up to date, ms since the epoch; of what the disk had: when it was written. null: never. */
  readonly freshAt: number | null;
  readonly stream: SyncStream | null;
  /** Streams in a row that failed, or ended soon. */
  readonly streamFailures: number;
  /** When the next stream may be opened, ms since the epoch; Infinity: none is tried until the network has been away. */
  readonly streamAt: number;
  /** Streams that met something in their way, since one stood. */
  readonly streamsUnfit: number;
  /** Rises with each stream, so that the news of a former one are known as such. */
  readonly streams: number;
  /** The last event that was taken over, so that a stream which goes on from there is known to be whole. */
  readonly sequenced: { readonly cursor: SyncCursor; readonly sequence: number } | null;
  /** How the tab that asks for all has last said that it stands; null where this one leads, or has heard nothing for long. */
  readonly told: SyncStanding | null;
  /** When this tab last heard of that one, or began to wait for it, ms since the epoch. */
  readonly heardAt: number;
  /** Where that one was heard to stand since this one has asked, or null. */
  readonly wanted: SyncCursor | null;
  /** When this tab last asked, ms since the epoch. */
  readonly askedAt: number;
  /** When the backend was last told what was seen, ms since the epoch. */
  readonly readAt: number;
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
  /** Whether only a full answer helps: the cursor is gone, some of the tables was not kept, or a person wants it so. */
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
  /** The cursor that it began with; null: everything was asked for. */
  readonly from: SyncCursor | null;
  /** A person has asked for it. */
  readonly byHand: boolean;
  /** Applied together when the last one is here: a list is never shown half emptied. */
  readonly pages: readonly SyncPage[];
}

export const initialSync = (now: number): SyncState => ({
  role: 'leads',
  rung: 'incremental',
  strikes: 0,
  triedByHand: false,
  freshAt: null,
  stream: null,
  streamFailures: 0,
  streamAt: 0,
  streamsUnfit: 0,
  streams: 0,
  sequenced: null,
  told: null,
  heardAt: now,
  wanted: null,
  askedAt: 0,
  readAt: 0,
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
  /** The page runs again after it had stood still. */
  | { readonly type: 'thawed' }
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
