import { html, nothing, type TemplateResult } from 'lit';
import type { Store, StoreId } from '@cs-inbox/protocol';
import type { DailyReport } from '@cs-inbox/state';
import type { Locale } from '../context/locale.ts';
import { platformMark } from '../icons/platform-mark.ts';

type StoreRow = DailyReport['stores'][number];

const amounts = ['sent', 'failed', 'retried', 'arrived', 'waiting'] as const;

/**
 * The day of each store: first those of the report, then those in which nothing happened.
 * @param show leads to the messages of a store that wait; null where nothing can show them
 */
export function storeTable({ stores }: DailyReport, all: readonly Store[], { words, format }: Locale, show: ((storeId: StoreId) => void) | null): TemplateResult {
  const { column, byStore, main, none, showWaiting } = words.report;
  const known = new Map(all.map((store) => [store.id, store]));
  const idle = all.filter(({ id }) => !stores.some(({ storeId }) => storeId === id)).map(({ id }) => idleStore(id));
  const cell = (row: StoreRow, amount: (typeof amounts)[number]): unknown => {
    const name = known.get(row.storeId)?.name ?? words.unknownStore;
    const said = format.number(row[amount]);
    return amount === 'waiting' && row.waiting > 0 && show !== null
      ? html`<button class="link" type="button" aria-label=${showWaiting(row.waiting, name)} @click=${() => show(row.storeId)}>${said}</button>`
      : said;
  };
  // The roles hold where the rows are cards, and no table any more to the browser.
  return html`<table class="stores" role="table" aria-label=${byStore}>
    <thead role="rowgroup">
      <tr role="row">
        <th role="columnheader" scope="col">${column.store}</th>
        ${amounts.map((amount) => html`<th class="amount" role="columnheader" scope="col">${column[amount]}</th>`)}
        <th role="columnheader" scope="col">${column.main}</th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${[...stores, ...idle].map(
        (row) => html`<tr role="row">
          <th role="rowheader" scope="row">${storeName(known.get(row.storeId), words.unknownStore)}</th>
          ${amounts.map((amount) => html`<td class="amount number" role="cell" data-zero=${row[amount] === 0 ? '' : nothing}><span class="label" aria-hidden="true">${column[amount]}</span>${cell(row, amount)}</td>`)}
          <td class="main" role="cell">${row.main === null ? none : main(words.cause[row.main.cause], row.main.count)}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

function storeName(store: Store | undefined, unknown: string): TemplateResult {
  return store === undefined ? html`${unknown}` : html`<span class="store">${platformMark(store.platform)}<span class="site">${store.market}</span><bdi>${store.name}</bdi></span>`;
}

function idleStore(storeId: StoreId): StoreRow {
  return { storeId, sent: 0, failed: 0, arrived: 0, waiting: 0, never: 0, retried: 0, main: null };
}
