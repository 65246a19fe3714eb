import type { Answered, LookUpOutcome, SendOutcome } from '@cs-inbox/core';
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
}

/**
 * The way to the backend. Each verb answers exactly once, with a value, never by
 * throwing and never before it has returned; after `Cancel` it may stay silent.
 */
export interface BackendPort {
  capabilities(answer: (answered: Answered<Capabilities>) => void): Cancel;
  send(message: OutgoingMessage, answer: (outcome: SendOutcome) => void): Cancel;
  lookUp(message: Pick<OutgoingMessage, 'key' | 'conversationId'>, answer: (outcome: LookUpOutcome) => void): Cancel;
  sync(cursor: SyncCursor | null, answer: (answered: Answered<SyncPage>) => void): Cancel;
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

/** The disk of one account. */
export interface StoragePort {
  /** `disk` survives the page; `memory` does not, and the inbox says so. Known once `load` has answered. */
  readonly kind: () => 'disk' | 'memory';
  /**
   * Every row there is. Answers once. A disk that does not open the first time answers with no rows and kind
   * `memory`, and stays so; one that has been read before and cannot be read now answers null.
   */
  load(answer: (rows: readonly Row[] | null) => void): void;
  /**
   * One transaction: all of it or nothing. Commits take effect in the order of
   * the calls. `ok` means that it is on the disk, refused that nothing of it ever will be.
   */
  commit(rows: { readonly puts: readonly Row[]; readonly deletes: readonly string[] }, answer: (answer: StorageAnswer) => void): void;
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

/** The tabs of one account in one browser. They share a disk, and one of them sends. */
export interface TabsPort {
  /**
   * Asks to be the tab that sends. `granted` is called once, never before this has returned, and
   * no other tab is granted it before this one lets go or dies.
   * @returns lets go
   */
  lead(granted: () => void): Cancel;
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
  /** null where nobody shares the disk: then this tab is the one that sends. */
  readonly tabs: TabsPort | null;
  /** A fresh key, unlike any other. */
  readonly newKey: () => MessageKey;
  /** A draw in [0, 1). */
  readonly chance: () => number;
}
