import { html, nothing, type TemplateResult } from 'lit';
import type { BulkRow } from './bulk-row.ts';

/** How many rows are shown at first, and how many more with each press. */
const FIRST = 5;
const MORE = 100;

/** Rows under a head, the first few; of the others it is said how many they are. */
export function bulkPart(given: {
  readonly name: string;
  readonly rows: readonly BulkRow[];
  /** How often more of them were asked for. */
  readonly pages: number;
  readonly row: (row: BulkRow) => TemplateResult;
  readonly showMore: (count: number) => string;
  readonly more: () => void;
}): TemplateResult {
  const { name, rows, pages } = given;
  const shown = rows.slice(0, FIRST + pages * MORE);
  const left = Math.min(MORE, rows.length - shown.length);
  return html`<ul aria-labelledby=${name} tabindex="-1">
      ${shown.map((row) => given.row(row))}
    </ul>
    ${left === 0 ? nothing : html`<button class="link more" type="button" @click=${given.more}>${given.showMore(left)}</button>`}`;
}
