import { html, nothing, type TemplateResult } from 'lit';
import type { FailedMessage } from '@cs-inbox/state';
import { icon } from '../icons/icon.ts';
import { platformMark } from '../icons/platform-mark.ts';
import { failedMessage } from '../retry-dialog/failed-message.ts';
import { aboutSpan } from './about-span.ts';
import { type BulkAround, othersRow } from './bulk-list.ts';
import { bulkPart } from './bulk-part.ts';
import type { BulkRow } from './bulk-row.ts';
import type { StoreShare } from './store-shares.ts';

/** What is asked before many messages go again. */
export function bulkQuestion(given: {
  readonly around: BulkAround;
  /** The message, where it is a single one. */
  readonly single: FailedMessage | null;
  readonly shares: readonly StoreShare[];
  readonly skipped: readonly BulkRow[];
  readonly pages: number;
  readonly goes: boolean;
  readonly more: () => void;
  readonly takeOut: () => void;
  readonly reasonKey: (event: KeyboardEvent) => void;
}): TemplateResult {
  const { around, goes, shares, single, skipped } = given;
  const { say, words } = around;
  return html`
    ${single !== null
      ? failedMessage(single.bubble, single, words)
      : goes
      ? html`<p class="then">${say.lead}</p>
          <ul class="shares">
            ${shares.map((share) => shareOf(share, around))}
          </ul>
          ${shares.some(({ tookMs }) => tookMs !== null) ? html`<p class="then small">${say.paced}</p>` : nothing}`
      : nothing}
    ${skipped.length === 0
      ? nothing
      : html`<section class="asked">
          <div class="head">
            <h3 id="skips">${say.skips(skipped.length)}</h3>
            ${goes ? html`<button class="link" type="button" @click=${given.takeOut}>${say.takeOut}</button>` : nothing}
          </div>
          ${bulkPart({ name: 'skips', rows: skipped, pages: given.pages, row: (row) => othersRow(row, around, true), showMore: say.showMore, more: given.more })}
        </section>`}
    <label for="reason"><b>${words.reason}</b> ${words.reasonOptional}</label>
    <textarea id="reason" rows="2" maxlength="500" dir="auto" autofocus @keydown=${given.reasonKey}></textarea>
    <p id="why">${goes ? nothing : html`${icon('alert')}<bdi>${say.noneGoes}</bdi>`}</p>
  `;
}

function shareOf({ count, store, tookMs }: StoreShare, { format, say, words }: BulkAround): TemplateResult {
  const name = store === null ? words.unknownStore : html`${platformMark(store.platform)}<span class="site">${store.market}</span><bdi>${store.name}</bdi>`;
  const pace = tookMs === null ? nothing : tookMs < 1_000 ? say.atOnce : say.within(aboutSpan(tookMs, format));
  return html`<li><span class="store">${name}</span><span><b>${format.number(count)}</b> ${pace}</span></li>`;
}
