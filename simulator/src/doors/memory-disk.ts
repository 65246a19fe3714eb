import type { Disk, Founding } from './disk.ts';

/** A disk that is gone with the page. Its host is the only one that reads it and remembers by itself, so no rows are kept. */
export function createMemoryDisk(founding: Founding | null = null): Disk {
  let kept = founding;
  return {
    kind: 'memory',
    rowsMax: null,
    async exchange(_known, decide) {
      const put = decide({ founding: kept, rows: [] });
      kept = put.founding ?? kept;
    },
  };
}
