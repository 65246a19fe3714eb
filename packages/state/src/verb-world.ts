import type { Tables } from '@cs-inbox/core';
import type { ConversationId } from '@cs-inbox/protocol';
import type { WritableAtom } from 'nanostores';
import type { Drafts } from './drafts.ts';
import type { HealthMonitor } from './health-monitor.ts';
import type { ConversationRow } from './inbox.ts';
import type { OutboxEngine } from './outbox-engine.ts';
import type { Ports } from './ports.ts';
import type { QuickReplies } from './quick-replies.ts';
import type { RecordKeeper } from './record-keeper.ts';
import type { RetryRuns } from './retry-runs.ts';
import type { SavedFilters } from './saved-filters.ts';
import type { SyncEngine } from './sync-engine.ts';

/** What the verbs of an inbox act on. */
export interface VerbWorld {
  readonly ports: Ports;
  readonly drafts: Drafts;
  readonly replies: QuickReplies;
  readonly outbox: OutboxEngine;
  readonly sync: SyncEngine;
  readonly runs: RetryRuns;
  readonly record: RecordKeeper;
  readonly health: HealthMonitor;
  /** Keys of the rows of the disk that this page cannot read. */
  readonly unread: ReadonlySet<string>;
  readonly filters: SavedFilters;
  /** The conversation that is open. */
  readonly $openId: WritableAtom<ConversationId | null>;
  operator(): string;
  tables(): Tables;
  /** The conversations as they are listed, the open one first. */
  rows(): readonly ConversationRow[];
  /** Whether messages are taken. */
  ready(): boolean;
  /** Does it only while the inbox runs. */
  act(deed: () => void): void;
}
