import type { ExportCell } from './export-cell.ts';

/** One column of an exported file. */
export interface ExportColumn<Row> {
  /** What programs call it: the same in every language. */
  readonly key: string;
  /** What people call it: the head of the column. */
  readonly name: string;
  readonly cell: (row: Row) => ExportCell;
}
