import type { AccountId, ConversationId, Receipt, Store, StoreId } from '@cs-inbox/protocol';
import type { AppendList } from '../append-list.ts';
import type { Hindrance, RecipientReason } from '../faults/hindrance.ts';
import type { Profile } from '../profiles/profile.ts';
import type { CompiledRule } from '../scenario/compiled-rule.ts';
import type { RuleRun } from '../scenario/rule-run.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Attempt } from './attempt.ts';
import type { ChangeLog } from './change-log.ts';
import type { Keys } from './keys.ts';
import type { LedgerEntry } from './ledger.ts';
import type { Threads } from './threads.ts';

/** A bulk answer told a client that a message was refused. */
export interface BulkRefusal {
  /** After how many departures of its key. */
  readonly departures: number;
  /** When the client knew, in ms since 1970. */
  readonly at: number;
}

/** What the simulator remembers of a key. */
export interface KeyRecord {
  readonly conversationId: ConversationId;
  /** Which message this is in its conversation, by its first departure, from 1. */
  readonly ordinal: number;
  readonly departures: number;
  /** How often the backend itself offered it again. */
  readonly retried: number;
  /** Up to which rules it has counted as a message that comes for the first time: on its way, and at the platform. */
  readonly counted: { readonly way: number; readonly platform: number };
  /** The text that came with it last, so that it can be tried again. */
  readonly text: string;
  /** Where its message stands and since when (ms since 1970), or null while the platform has not taken it. */
  readonly taken: { readonly position: number; readonly firstAt: number } | null;
  /** When some client first knew that the platform has it (ms since 1970), or null. */
  readonly toldAt: number | null;
  /** What bulk answers told clients of it, one for each departure at most. */
  readonly refusals: readonly BulkRefusal[];
}

/** Something that will happen by itself. */
export type Due = { readonly at: number } & (
  | { readonly kind: 'receipt'; readonly conversationId: ConversationId; readonly position: number; readonly receipt: Receipt }
  | { readonly kind: 'answer'; readonly conversationId: ConversationId }
  /** The login of a store comes near its end, or ends; `since` says which login, in ms since 1970. */
  | { readonly kind: 'login'; readonly storeId: StoreId; readonly login: 'expires-soon' | 'expired'; readonly since: number }
  /** The backend itself offers again what was refused of a store. */
  | { readonly kind: 'morning'; readonly storeId: StoreId }
);

/** What stands against each message of a store, until somebody or a time ends it. */
export type Standing = Extract<Hindrance, { readonly kind: 'throttled' | 'quota' | 'forbidden' | 'outage' }>;

/** A change of a store's login. */
export interface LoginChange {
  /** ms since 1970. */
  readonly at: number;
  readonly storeId: StoreId;
  readonly signedIn: boolean;
}

/** Durations of the scenario, in ms. */
export interface Pace {
  /** Half of the answers take less than p50, 19 of 20 less than p95. */
  readonly latency: { readonly p50Ms: number; readonly p95Ms: number };
  /** How long the platform answers a known key with the message that it made. */
  readonly deduplicationWindowMs: number;
}

/** Everything the pretend platform knows, never changed in place. All times in ms since 1970. */
export interface PlatformState {
  readonly seed: number;
  readonly account: AccountId;
  readonly scenario: Scenario;
  readonly rules: readonly CompiledRule[];
  /** One for each rule, in their order. */
  readonly runs: readonly RuleRun[];
  /** How many rules were ever added while the story ran. */
  readonly rulesAdded: number;
  readonly pace: Pace;
  /** By platform, with what the scenario changes of it. */
  readonly profiles: ReadonlyMap<string, Profile>;
  /** Platforms whose limits are in force: those that the scenario names. */
  readonly enforced: ReadonlySet<string>;
  readonly startedAt: number;
  /** Up to when everything has happened. */
  readonly now: number;
  readonly epoch: string;
  /** When the server was started again for the last time. */
  readonly restartedAt: number | null;
  /** Most conversations, and most changes, on one sync page. */
  readonly syncPageSize: number;
  readonly stores: readonly Store[];
  /** The latest change of each store's login. */
  readonly loggedInAt: ReadonlyMap<StoreId, number>;
  readonly logins: AppendList<LoginChange>;
  readonly standing: ReadonlyMap<StoreId, readonly Standing[]>;
  /** Buyers who cannot be written to any more. */
  readonly barred: ReadonlyMap<ConversationId, { readonly why: RecipientReason; readonly until: number | null }>;
  /** Words that a command forbade. */
  readonly refusedWords: readonly string[];
  readonly threads: Threads;
  readonly log: ChangeLog;
  readonly keys: Keys;
  readonly attempts: AppendList<Attempt>;
  readonly ledger: AppendList<LedgerEntry>;
  /** Streams opened so far. */
  readonly streams: number;
  /** Soonest first. */
  readonly due: readonly Due[];
  /** Messages that buyers wrote by themselves since the start, and when the next one is written. */
  readonly traffic: { readonly written: number; readonly nextAt: number };
  /** Until then buyers write by themselves, and what rules do at times comes again; each request that changes something puts it off. */
  readonly awakeUntil: number;
  /** Up to when that rested for the last time; null where it never did. */
  readonly restedUntil: number | null;
}
