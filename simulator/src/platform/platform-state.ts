import type { AccountId, ConversationId, MessageKey, Receipt, Store, StoreId } from '@cs-inbox/protocol';
import type { Scenario } from '../scenarios/scenario.ts';
import type { Thread } from '../world/thread.ts';
import type { ChangeLog } from './change-log.ts';
import type { LedgerEntry } from './ledger.ts';

/** What the platform remembers of a key. */
export interface KeyRecord {
  readonly conversationId: ConversationId;
  readonly position: number;
  /** When it came first, in ms since 1970. */
  readonly firstAt: number;
  /** How often it came. */
  readonly arrivals: number;
}

/** Something that will happen by itself. */
export type Due = { readonly at: number; readonly conversationId: ConversationId } & (
  | { readonly kind: 'receipt'; readonly position: number; readonly receipt: Receipt }
  | { readonly kind: 'answer' }
);

/** Nothing is taken for a store before `until` (ms since 1970); `retryAfter`: the answers say so. */
export interface Throttle {
  readonly until: number;
  readonly retryAfter: boolean;
}

/** Everything the pretend platform knows: plain data, never changed in place. */
export interface PlatformState {
  readonly seed: number;
  readonly account: AccountId;
  readonly scenario: Scenario;
  /** ms since 1970, as all times here. */
  readonly startedAt: number;
  /** Up to when everything has happened. */
  readonly now: number;
  readonly epoch: string;
  /** Most conversations, and most changes, on one sync page. */
  readonly syncPageSize: number;
  readonly stores: readonly Store[];
  /** The latest of each store; it may be over. */
  readonly throttles: ReadonlyMap<StoreId, Throttle>;
  /** Words that a command forbade. */
  readonly refusedWords: readonly string[];
  /** On which message a rule bit last, by its place among the rules of the scenario. */
  readonly bitten: ReadonlyMap<number, number>;
  readonly threads: ReadonlyMap<ConversationId, Thread>;
  readonly log: ChangeLog;
  readonly keys: ReadonlyMap<MessageKey, KeyRecord>;
  readonly ledger: readonly LedgerEntry[];
  /** Soonest first. */
  readonly due: readonly Due[];
  /** Messages that buyers wrote by themselves since the start, and when the next one is written. */
  readonly traffic: { readonly written: number; readonly nextAt: number };
  /** Until then buyers write by themselves; each request that changes something puts it off. */
  readonly awakeUntil: number;
}
