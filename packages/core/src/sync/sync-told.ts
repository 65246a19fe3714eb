import type { SyncCursor, SyncPage } from '@cs-inbox/protocol';
import type { Connection } from './connection.ts';
import type { Rung } from './ladder.ts';

/** How the tab that asks the backend stands: what the others show as well. */
export interface SyncStanding {
  readonly connection: Connection;
  readonly rung: Rung;
  readonly failures: number;
  readonly why: string;
  /** When it asks next by itself, ms since the epoch, or null. */
  readonly askAt: number | null;
  readonly triedByHand: boolean;
  readonly freshAt: number | null;
  /** Where its tables stand. */
  readonly cursor: SyncCursor | null;
}

/** What the tab that asks the backend has taken over, in one piece: pages of one run, or events of the stream as pages. */
export interface SyncNews {
  /** Where its tables stood before; it says nothing where the first page is full. */
  readonly from: SyncCursor | null;
  readonly pages: readonly SyncPage[];
}
