import type { ConversationId, MessageKey, StoreId } from '@cs-inbox/protocol';
import type { Circuit } from './circuit.ts';
import type { ArrivedOnes } from './arrived.ts';
import type { Places } from './place.ts';
import type { StoreGates } from './gate.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import type { OutboxWish } from './outbox-input.ts';
import type { StorePace } from './pace.ts';
import type { StoreFacts } from './store-facts.ts';

/** Something of a lane that is on the wire, or about to be. */
export type Flight =
  /** Not on disk yet, so not on the wire either. */
  | { readonly kind: 'send'; readonly key: MessageKey; readonly attempt: number; readonly phase: 'storing'; readonly together?: boolean }
  | {
      readonly kind: 'send';
      readonly key: MessageKey;
      readonly attempt: number;
      readonly phase: 'away';
      readonly deadlineAt: number;
      /** Whether it shares its request with others: then it is no connection of its own. */
      readonly together?: boolean;
    }
  | { readonly kind: 'look-up'; readonly key: MessageKey; readonly number: number; readonly deadlineAt: number };

/** First in, first out, for one conversation; one flight at a time. */
export interface Lane {
  /** Rising by `seq`. */
  readonly entries: readonly OutboxEntry[];
  readonly flight: Flight | null;
  /** Entries whose first row the disk has not confirmed yet, and those that are being taken back. */
  readonly storing: readonly MessageKey[];
  /** The key that the backend has just said it never accepted, after which attempt, and when (ms since the epoch). */
  readonly absent?: { readonly key: MessageKey; readonly attempt: number; readonly at: number } | null;
  /** ms since the epoch when the daily retry takes up those that it does, rising; left out where it takes up none. */
  readonly daily?: readonly number[];
}

/** A message that leaves once the disk has it; `before` is what it was. */
export interface Departure {
  readonly kind: 'depart';
  readonly conversationId: ConversationId;
  readonly before: OutboxEntry;
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
  | Departure
  | { readonly kind: 'together'; readonly departures: readonly Departure[] }
  | {
      readonly kind: 'update';
      /** It writes again all that this tab holds, for somebody has emptied the disk. */
      readonly restores?: true;
      readonly entries: readonly { readonly conversationId: ConversationId; readonly key: MessageKey }[];
      /** Whether it says which stores are paused. */
      readonly paused?: true;
    }
  /** A person takes it back; until the disk has that, it stays where it is and does not leave. */
  | {
      readonly kind: 'withdraw';
      readonly entry: OutboxEntry;
      /** What it is from then on, or null where it is gone. */
      readonly after: OutboxEntry | null;
      readonly edit: boolean;
    }
  | {
      readonly kind: 'forget';
      readonly keys: readonly MessageKey[];
      /** The conversations whose place is written with it. */
      readonly places: readonly ConversationId[];
    };

/** Writes that the disk refused, to be tried again. */
export interface Overdue {
  readonly deletes: readonly MessageKey[];
  /** The conversations whose place the disk does not know. */
  readonly places?: readonly ConversationId[];
  readonly entries: readonly { readonly conversationId: ConversationId; readonly key: MessageKey }[];
  /** Whether the disk is to learn which stores are paused. */
  readonly paused?: boolean;
  /** ms since the epoch. */
  readonly at: number;
}

/** What the sending side needs to know of the backend. */
export interface SendCapabilities {
  readonly deduplicationWindowMs: number;
  readonly lookUp: boolean;
  /** Whether it takes many retries at once, and tries them itself. */
  readonly bulkRetry?: boolean | undefined;
  /** Whether it sends refused messages again every morning by itself. */
  readonly dailyRetry?: boolean | undefined;
  /** How many sends it takes at once, where it says so. */
  readonly sendsAtOnce?: number | undefined;
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
  /** Since when it is, ms since the epoch. */
  readonly networkSince: number;
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
  /** What was granted here, by the commit that the disk has not answered yet: another tab may send by now. */
  readonly granted: ReadonlyMap<number, OutboxWish>;
  /** Since when this tab hears all that the tab that sends says, ms since the epoch. */
  readonly hearsSince: number;
  /** What is known of each store. */
  readonly stores: ReadonlyMap<StoreId, StoreFacts>;
  /** Stores for which a person has paused sending. */
  readonly paused: ReadonlySet<StoreId>;
  /** When each was paused or let go on, ms since the epoch: of two words about a store the later one counts. */
  readonly pauses: ReadonlyMap<StoreId, number>;
  /** Stores whose login is gone, as the backend says. */
  readonly signedOut: ReadonlySet<StoreId>;
  readonly gates: StoreGates;
  /** Times that backends have asked for, by store: they are kept whatever becomes of the message that was told. */
  readonly asked: StoreGates;
  /** What this page has sent to each store lately, and what it has learned of its pace. */
  readonly paces: ReadonlyMap<StoreId, StorePace>;
  /** Where answers are missing: by store, and under '' for the whole backend. */
  readonly circuits: ReadonlyMap<StoreId, Circuit>;
  /** When the next message may leave that waits for nothing but its turn, ms since the epoch, or null. */
  readonly turnAt: number | null;
  /** Whether everything has been asked for since the network came: before that a newer message may be unknown. */
  readonly upToDate: boolean;
  /** Where the newest own message stands that has arrived; of the newest 1,000 conversations. */
  readonly places: Places;
  /** How what has arrived had left, where that was more than once; the newest 1,000. */
  readonly arrived: ArrivedOnes;
}

export const emptyOutbox: OutboxState = {
  lanes: new Map(),
  size: 0,
  inFlight: 0,
  nextSeq: 1,
  network: false,
  networkSince: 0,
  capabilities: null,
  commits: new Map(),
  nextCommit: 1,
  nextLookUp: 1,
  overdue: null,
  halted: null,
  leading: true,
  told: false,
  wishes: [],
  granted: new Map(),
  hearsSince: 0,
  stores: new Map(),
  paused: new Set(),
  pauses: new Map(),
  signedOut: new Set(),
  gates: new Map(),
  asked: new Map(),
  paces: new Map(),
  circuits: new Map(),
  turnAt: null,
  upToDate: false,
  places: new Map(),
  arrived: new Map(),
};
