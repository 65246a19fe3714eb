import { csvLine } from './csv-line.ts';
import type { ExportCell } from './export-cell.ts';
import type { ExportFile } from './export-file.ts';
import { instant } from './instant.ts';
import { ndjsonLine } from './ndjson-line.ts';

/** Some milliseconds of work. */
const PIECE_ROWS = 500;

/** The content of a file in pieces, each written when it is asked for: the head, then up to 500 rows each. */
export function exportPieces<Row>({ format, columns, rows }: ExportFile<Row>): readonly (() => string)[] {
  const line = (row: Row): string => {
    if (columns === null) return ndjsonLine(row);
    const cells = columns.map(({ cell }) => cell(row));
    return format === 'csv' ? csvLine(cells) : ndjsonLine(Object.fromEntries(columns.map(({ key }, i) => [key, plain(cells[i])])));
  };
  // The mark tells spreadsheets that it is UTF-8.
  const head = () => (format === 'csv' ? `\ufeff${csvLine(columns.map(({ name }) => name))}` : '');
  const pieces = Array.from({ length: Math.ceil(rows.length / PIECE_ROWS) }, (_, i) => () => rows.slice(i * PIECE_ROWS, (i + 1) * PIECE_ROWS).map(line).join(''));
  return [head, ...pieces];
}

function plain(cell: ExportCell = null): string | number | null {
  return typeof cell === 'object' && cell !== null ? instant(cell.at) || null : cell;
}
