import type { StoreId } from '@cs-inbox/protocol';
import type { FailureCase } from './failure-case.ts';

/** What the disk tells of the days behind: the report and the export are made of it. */
export interface FailureRecord {
  /** Oldest failure first. */
  readonly cases: readonly FailureCase[];
  /** Messages that the backend has confirmed, by half hours: `slot` × 1,800,000 is ms since the epoch. */
  readonly sent: readonly { readonly slot: number; readonly storeId: StoreId; readonly count: number }[];
  /** Messages that went from the outbox though they neither arrived nor were given up by a person. The engine has no way to do that, so it is 0; a row that cannot be read stays, and is told apart. */
  readonly lost: number;
  /** Messages that the backend has told of under two ids. */
  readonly doubled: number;
}
