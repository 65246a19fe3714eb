import type { ConversationId, MessageKey, StoreId } from '@cs-inbox/protocol';
import type { StoreGates } from './gate.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import type { OutboxWish } from './outbox-input.ts';

/** Something of a lane that is on the wire, or about to be. */
export type Flight =
  /** Not on disk yet, so not on the wire either. */
  | { readonly kind: 'send'; readonly key: MessageKey; readonly attempt: number; readonly phase: 'storing' }
  | {
      readonly kind: 'send';
      readonly key: MessageKey;
      readonly attempt: number;
      readonly phase: 'away';
      readonly deadlineAt: number;
    }
  | { readonly kind: 'look-up'; readonly key: MessageKey; readonly number: number; readonly deadlineAt: number };

/** First in, first out, for one conversation; one flight at a time. */
export interface Lane {
  /** Rising by `seq`. */
  readonly entries: readonly OutboxEntry[];
  readonly flight: Flight | null;
  /** Entries whose first row the disk has not confirmed yet. */
  readonly storing: readonly MessageKey[];
}

/** A write that the disk has not answered yet, and what its answer decides. */
export type PendingCommit =
  | {
      readonly kind: 'accept';
      readonly conversationId: ConversationId;
      readonly key: MessageKey;
      /** The failed message in whose place it stands; it comes back where the disk refuses. */
      readonly replaced: OutboxEntry | null;
    }
  | { readonly kind: 'depart'; readonly conversationId: ConversationId; readonly before: OutboxEntry }
  | { readonly kind: 'update'; readonly entries: readonly { readonly conversationId: ConversationId; readonly key: MessageKey }[] }
  | {
      readonly kind: 'forget';
      readonly keys: readonly MessageKey[];
      /** What is written with it. */
      readonly entries: readonly { readonly conversationId: ConversationId; readonly key: MessageKey }[];
    };

/** Writes that the disk refused, to be tried again. */
export interface Overdue {
  readonly deletes: readonly MessageKey[];
  readonly entries: readonly { readonly conversationId: ConversationId; readonly key: MessageKey }[];
  /** ms since the epoch. */
  readonly at: number;
}

/** What the sending side needs to know of the backend. */
export interface SendCapabilities {
  readonly deduplicationWindowMs: number;
  readonly lookUp: boolean;
}

export interface OutboxState {
  readonly lanes: ReadonlyMap<ConversationId, Lane>;
  /** Entries over all lanes. */
  readonly size: number;
  /** Flights over all lanes. */
  readonly inFlight: number;
  readonly nextSeq: number;
  /** Whether the network is up and has been stable. */
  readonly network: boolean;
  /** null until the backend has said; until then nothing unconfirmed is resolved. */
  readonly capabilities: SendCapabilities | null;
  readonly commits: ReadonlyMap<number, PendingCommit>;
  readonly nextCommit: number;
  readonly nextLookUp: number;
  /** What the disk refused of what it must know some day: rows to delete, rows that say too little. null where there is nothing. */
  readonly overdue: Overdue | null;
  /** Why nothing departs any more, or null. */
  readonly halted: 'other-account' | null;
  /** Whether this tab is the one that sends; the others show what it does. */
  readonly leading: boolean;
  /** Whether the one that sends has told this tab everything once: then the disk knows less. */
  readonly told: boolean;
  /** What was asked of the tab that sends since that was last heard; the newest 100. */
  readonly wishes: readonly OutboxWish[];
  /** Stores whose login is gone, as the backend says. */
  readonly signedOut: ReadonlySet<StoreId>;
  readonly gates: StoreGates;
  /** Times that backends have asked for, by store: they are kept whatever becomes of the message that was told. */
  readonly asked: StoreGates;
  /** Whether everything has been asked for since the network came: before that a newer message may be unknown. */
  readonly upToDate: boolean;
  /** Position of the newest own message that was confirmed on this page, by conversation. */
  readonly confirmed: ReadonlyMap<ConversationId, number>;
  /** How often what has arrived on this page had left, where that was more than once; the newest 1,000. */
  readonly arrived: ReadonlyMap<MessageKey, number>;
}

export const emptyOutbox: OutboxState = {
  lanes: new Map(),
  size: 0,
  inFlight: 0,
  nextSeq: 1,
  network: false,
  capabilities: null,
  commits: new Map(),
  nextCommit: 1,
  nextLookUp: 1,
  overdue: null,
  halted: null,
  leading: true,
  told: false,
  wishes: [],
  signedOut: new Set(),
  gates: new Map(),
  asked: new Map(),
  upToDate: false,
  confirmed: new Map(),
  arrived: new Map(),
};
