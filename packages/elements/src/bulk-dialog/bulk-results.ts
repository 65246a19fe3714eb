import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../icons/icon.ts';
import { type BulkAround, goingRow, othersRow } from './bulk-list.ts';
import { bulkPart } from './bulk-part.ts';
import type { BulkRow } from './bulk-row.ts';
import type { BulkTally } from './bulk-tally.ts';

/** What has become of many messages, and goes on becoming of them. */
export function bulkResults(given: {
  readonly around: BulkAround;
  readonly tally: BulkTally;
  /** Until the last one has left, in words, or ''. */
  readonly left: string;
  readonly pages: { readonly going: number; readonly others: number };
  readonly more: (part: 'going' | 'others') => void;
}): TemplateResult {
  const { around, tally, pages, more } = given;
  const { going, others, sent, total } = tally;
  const { format, say, words } = around;
  const head = (id: string, glyph: 'sent' | 'failed', name: string, rows: readonly BulkRow[]) =>
    html`<div class="head"><h3 id=${id} class=${id}>${icon(glyph)}${name} <span class="count">${format.number(rows.length)}</span></h3></div>`;
  return html`
    ${total === 0
      ? nothing
      : html`<progress max=${total} .value=${sent} aria-label=${say.sent(sent, total)}></progress>
          <p class="far"><span><b>${say.sent(sent, total)}</b></span><bdi>${given.left}</bdi></p>`}
    ${going.length === 0
      ? nothing
      : html`<section>
          ${head('going', 'sent', words.delivery.queued, going)}
          ${bulkPart({ name: 'going', rows: going, pages: pages.going, row: (row) => goingRow(row, around), showMore: say.showMore, more: () => more('going') })}
        </section>`}
    ${others.length === 0
      ? nothing
      : html`<section>
          ${head('others', 'failed', say.others, others)}
          ${bulkPart({ name: 'others', rows: others, pages: pages.others, row: (row) => othersRow(row, around, false), showMore: say.showMore, more: () => more('others') })}
        </section>`}
  `;
}
