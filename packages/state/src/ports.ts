import type { Answered, LookUpOutcome, SendOutcome, StreamNews } from '@cs-inbox/core';
import type {
  Capabilities,
  ConversationId,
  HistoryPage,
  MessageKey,
  StoreId,
  SyncCursor,
  SyncPage,
} from '@cs-inbox/protocol';

/** Ends what it was given for; calling it again does nothing. */
export type Cancel = () => void;

/** What is sent: the same on every attempt. */
export interface OutgoingMessage {
  readonly key: MessageKey;
  readonly conversationId: ConversationId;
  readonly storeId: StoreId;
  readonly text: string;
  /** Key of the failed message that it takes the place of, or null. */
  readonly replaces: MessageKey | null;
  /** Not sent: the platform of its store, by which codes in the answer are read. Left out where nobody knows. */
  readonly platform?: string;
}

/**
 * The way to the backend. Each verb but `stream` answers exactly once, with a value, never by
 * throwing and never before it has returned; after `Cancel` it may stay silent.
 */
export interface BackendPort {
  capabilities(answer: (answered: Answered<Capabilities>) => void): Cancel;
  send(message: OutgoingMessage, answer: (outcome: SendOutcome) => void): Cancel;
  /**
   * Many at once, all of which it has refused before; asked only of a backend that says `bulkRetry`. An outcome
   * by key: of what it leaves out nobody knows what became of it.
   * @param reason in the operator's words, or ''
   */
  retryMany(messages: readonly OutgoingMessage[], reason: string, answer: (outcomes: ReadonlyMap<MessageKey, SendOutcome>) => void): Cancel;
  lookUp(message: Pick<OutgoingMessage, 'key' | 'conversationId'>, answer: (outcome: LookUpOutcome) => void): Cancel;
  sync(cursor: SyncCursor | null, answer: (answered: Answered<SyncPage>) => void): Cancel;
  /**
   * Opens the stream of what changes behind a cursor; asked only of a backend whose capabilities say `sse`.
   * `open` once, then what comes, in order; `ended` is the last word. Never before it has returned, nothing after `Cancel`.
   */
  stream(cursor: SyncCursor, heard: (news: StreamNews) => void): Cancel;
  history(
    conversationId: ConversationId,
    before: number | null,
    limit: number,
    answer: (answered: Answered<HistoryPage>) => void,
  ): Cancel;
  read(conversationId: ConversationId, position: number, answer: (answered: Answered<unknown>) => void): Cancel;
}

/** One row of the disk. */
export interface Row {
  /** `out:<key>`, `draft:<conversation id>` … */
  readonly key: string;
  readonly value: unknown;
}

export type StorageAnswer = { readonly ok: true } | { readonly ok: false; readonly why: string };

/** Rows that are read only where they are asked for. */
export type StoragePart = 'cache' | 'record';

/** The disk of one account. */
export interface StoragePort {
  /** `disk` survives the page; `memory` does not, and the inbox says so. Known once `load` has answered. */
  readonly kind: () => 'disk' | 'memory';
  /**
   * Answers once. A disk that does not open the first time answers with no rows and kind
   * `memory`, and stays so; one that has been read before and cannot be read now answers null.
   * @param part `cache`: the rows that the backend can be asked for again; `record`: those of the days behind, whose keys
   * begin with `log:`. Left out: all others, and `cur`. More does no harm.
   */
  load(answer: (rows: readonly Row[] | null) => void, part?: StoragePart): void;
  /**
   * For the tab that has been granted the sending. One transaction: the epoch row rises by one, and the
   * same rows are read as by `load`. From then on a commit under an older epoch is refused. null where the disk does not answer,
   * `wiped` where the account was wiped since this page has loaded.
   */
  lead(answer: (led: { readonly rows: readonly Row[]; readonly epoch: number } | 'wiped' | null) => void): void;
  /**
   * One transaction: all of it or nothing. Commits take effect in the order of
   * the calls. `ok` means that it is on the disk, refused that nothing of it ever will be.
   * Where the commit has an epoch, it is refused as `fenced` if the disk has a newer one, and as
   * `cleared` if it has none any more: somebody has emptied it. Where the account was wiped since
   * this page has loaded, every commit is refused as `wiped`.
   */
  commit(rows: RowChanges, answer: (answer: StorageAnswer) => void): void;
  /** Empties the disk in one transaction, and lets no page that is open now write to it again. */
  wipe(answer: (answer: StorageAnswer) => void): void;
}

export interface RowChanges {
  readonly puts: readonly Row[];
  readonly deletes: readonly string[];
  /** Under which leadership it is written, or null where any tab may: drafts, and new messages of a tab that does not send. */
  readonly epoch: number | null;
  /** Nothing of it is missed if it is lost when the machine dies: it can be asked for again. */
  readonly relaxed?: true;
}

/** ms since the epoch, and a timer. */
export interface ClockPort {
  now(): number;
  /** Runs once after `delayMs`, at most a little late, never early by much. */
  setTimer(delayMs: number, run: () => void): Cancel;
}

/** The browser's word on the network: a hint, not a proof. */
export interface NetworkPort {
  online(): boolean;
  subscribe(changed: (online: boolean) => void): Cancel;
}

/** The turn of one tab, granted or awaited. */
export interface Leadership {
  /** Gives it up, or stops waiting for it. Calling it again does nothing. */
  letGo(): void;
  /** Takes it from whoever has it; `granted` is called. Only for one who has asked in vain: the other may be frozen. */
  steal(): void;
}

/** What becomes of the page. */
export type PageLife =
  | 'visible'
  | 'hidden'
  /** It is about to be frozen, or kept for "back": what others wait for must be let go of now. */
  | 'sleeping'
  /** It runs again. */
  | 'awake';

export interface LifePort {
  visible(): boolean;
  subscribe(changed: (life: PageLife) => void): Cancel;
}

/** The tabs of one account in one browser. They share a disk, and one of them sends. */
export interface TabsPort {
  /**
   * Asks to be the tab that sends. `granted` is called once, never before this has returned, and no
   * other tab is granted it before this one lets go or dies, or another one steals it: then `lost` is called.
   */
  lead(granted: () => void, lost: () => void): Leadership;
  /** To every other tab, in the order of the calls. It may get lost with a tab that dies. */
  post(message: unknown): void;
  subscribe(heard: (message: unknown) => void): Cancel;
}

/** Everything that the inbox asks of the world. */
export interface Ports {
  readonly backend: BackendPort;
  readonly storage: StoragePort;
  readonly clock: ClockPort;
  readonly network: NetworkPort;
  readonly life: LifePort;
  /** null where nobody shares the disk: then this tab is the one that sends. */
  readonly tabs: TabsPort | null;
  /** A fresh key, unlike any other. */
  readonly newKey: () => MessageKey;
  /** A draw in [0, 1). */
  readonly chance: () => number;
}
