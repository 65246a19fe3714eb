import type { StoreId } from '@cs-inbox/protocol';
import type { FailureCase } from './failure-case.ts';

/** What the disk tells of the days behind: the report and the export are made of it. */
export interface FailureRecord {
  /** Oldest failure first. */
  readonly cases: readonly FailureCase[];
  /** Messages that the backend has confirmed, by half hours: `slot` × 1,800,000 is ms since the epoch. */
  readonly sent: readonly { readonly slot: number; readonly storeId: StoreId; readonly count: number }[];
  /** What must never happen, as far as this widget has noticed it. */
  readonly lost: number;
  readonly doubled: number;
}
