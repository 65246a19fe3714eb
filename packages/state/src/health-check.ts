import type { FailureCause, StoreId } from '@cs-inbox/protocol';

/** `act`: it needs somebody now. `look`: to watch; also what could not be measured. */
export type HealthLevel = 'ok' | 'look' | 'act';

/** One row of the daily checklist: what was measured. Times are ms since the epoch. */
export type HealthCheck = {
  readonly level: HealthLevel;
  /** When it was last measured. */
  readonly at: number;
  /** The levels of today's quarter hours while this page was open, oldest first; null where it was not. At most 96. */
  readonly ticks: readonly (HealthLevel | null)[];
} & HealthFacts;

export type HealthFacts =
  /** Stores whose login is gone or about to go, and how many messages wait for it. */
  | { readonly id: 'login'; readonly stores: readonly { readonly storeId: StoreId; readonly login: 'expired' | 'requires-relogin' | 'expires-soon' }[]; readonly waiting: number }
  /** Own messages by what they need; `overdue` have been "Sending" for over 30 s. */
  | { readonly id: 'sending'; readonly ready: number; readonly failed: number; readonly unconfirmed: number; readonly waiting: number; readonly overdue: number }
  /** Unread messages in all, the store that has by far the most of them, and since when the oldest waits. */
  | { readonly id: 'unread'; readonly count: number; readonly crowded: { readonly storeId: StoreId; readonly count: number; readonly usual: number } | null; readonly oldestAt: number | null }
  /** Retries of today, and the cause of most of them. */
  | { readonly id: 'retries'; readonly count: number; readonly main: { readonly cause: FailureCause; readonly storeId: StoreId; readonly count: number } | null }
  /** `freshAt`: when the list was last known to be up to date. */
  | { readonly id: 'sync'; readonly freshAt: number | null; readonly fullAt: number | null; readonly failures: number; readonly why: string }
  /** `losses` of today as far as this page knows, the longest in ms and when it began. */
  | { readonly id: 'network'; readonly connected: boolean; readonly losses: number; readonly longestMs: number; readonly longestAt: number | null }
  /** Whether the list stands in the order of its activity, without doubles. */
  | { readonly id: 'order'; readonly sessions: number; readonly misplaced: number; readonly doubled: number }
  /** Whether a retry by hand can be reached where it is needed: nothing hinders the engine from taking one. */
  | { readonly id: 'by-hand'; readonly halted: boolean; readonly ready: boolean }
  /** Messages that are not sent yet and whether they are on the disk; rows that cannot be read. */
  | { readonly id: 'stored'; readonly unsent: number; readonly onDisk: boolean; readonly quarantined: number }
  /** A message to the conversation that the backend offers for it; `offered` null: it offers none. `sentAt` of the last one. */
  | { readonly id: 'test'; readonly offered: string | null; readonly sentAt: number | null; readonly outcome: 'sent' | 'failed' | 'pending' | null };
