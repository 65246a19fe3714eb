import type { ExportColumn } from './export-column.ts';

/** A file that a person is to get. */
export type ExportFile<Row> = {
  /** What it holds, for its name: letters and digits of any language, and hyphens. */
  readonly what: string;
  /** For its name, ms since the epoch. */
  readonly at: number;
  readonly rows: readonly Row[];
} & (
  | { readonly format: 'csv' | 'ndjson'; readonly columns: readonly ExportColumn<Row>[] }
  /** Without columns each row is written as it is. */
  | { readonly format: 'ndjson'; readonly columns: null }
);
