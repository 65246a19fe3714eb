import type { ExportCell } from './export-cell.ts';
import { guardedText } from './guarded-text.ts';
import { instant } from './instant.ts';

/** One line of a CSV file as RFC 4180 has it, with its CRLF. */
export function csvLine(cells: readonly ExportCell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: ExportCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  if (typeof cell === 'object') return instant(cell.at).slice(0, 19).replace('T', ' ');
  return `"${guardedText(cell).replaceAll('"', '""')}"`;
}
