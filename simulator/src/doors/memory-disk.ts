import { type Disk, type Founding, type Row, sameFounding } from './disk.ts';

/** A disk that is gone with the page. */
export function createMemoryDisk(founding: Founding | null = null, rows: readonly Row[] = []): Disk {
  let kept = { founding, rows };
  return {
    kind: 'memory',
    async exchange(known, decide) {
      const news = sameFounding(known.founding, kept.founding) ? kept.rows.slice(known.rows) : kept.rows;
      const put = decide({ founding: kept.founding, rows: news });
      if (put.founding !== null) kept = { founding: put.founding, rows: [] };
      if (put.row !== null) kept = { ...kept, rows: [...kept.rows, put.row] };
    },
  };
}
