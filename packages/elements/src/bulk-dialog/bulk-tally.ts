import type { BulkRow } from './bulk-row.ts';

/** The rows by what has become of them. */
export interface BulkTally {
  /** Queued, and not failed since. */
  readonly going: readonly BulkRow[];
  /** Skipped, failed again, or stopped. */
  readonly others: readonly BulkRow[];
  /** How many were queued in all. */
  readonly total: number;
  readonly sent: number;
  /** How many wait for their turn. */
  readonly queued: number;
  readonly stopped: number;
  /** Whether nothing is to come. */
  readonly over: boolean;
}

export function bulkTally(rows: readonly BulkRow[]): BulkTally {
  const goes = ({ progress }: BulkRow) => progress !== null && progress !== 'failed' && progress !== 'stopped';
  const count = (wanted: BulkRow['progress']) => rows.filter(({ progress }) => progress === wanted).length;
  const going = rows.filter(goes);
  const others = rows.filter((row) => !goes(row));
  const total = rows.filter(({ progress }) => progress !== null).length;
  const sent = count('sent');
  return { going, others, total, sent, queued: count('queued'), stopped: count('stopped'), over: sent === going.length };
}
