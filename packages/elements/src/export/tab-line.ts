import { guardedText } from './guarded-text.ts';

/** One line of a table for the clipboard: cells with tabs between them, each in one line and safe for a spreadsheet. */
export function tabLine(cells: readonly string[]): string {
  return cells.map((cell) => guardedText(cell.replaceAll(/\s+/gu, ' '))).join('\t');
}
