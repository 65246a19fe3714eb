import type { RetryRun } from '@cs-inbox/state';
import type { BulkRow } from './bulk-row.ts';

/** The rows as far as the run has come by now; what has not changed is the same object. */
export function followedRows(rows: readonly BulkRow[], run: RetryRun): readonly BulkRow[] {
  const items = new Map(run.items.map((item) => [item.key, item]));
  return rows.map((row) => {
    const item = row.result?.ok === true ? items.get(row.key) : undefined;
    if (item === undefined || (item.progress === row.progress && item.at === row.at)) return row;
    return { ...row, progress: item.progress ?? row.progress, at: item.at };
  });
}
