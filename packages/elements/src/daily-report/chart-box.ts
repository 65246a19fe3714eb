import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../context/locale.ts';
import type { FatePart } from './fate-bar.ts';

/** One chart, as a picture or as a table with the same figures. */
export interface Chart {
  readonly title: string;
  readonly legend: readonly (readonly [look: FatePart[0], name: string])[];
  readonly empty: string;
  readonly picture: TemplateResult;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly [name: string, ...amounts: number[]])[];
}

/** A chart under its title, with its legend and the way to its table. */
export function chartBox(id: string, chart: Chart, asTable: boolean, toggle: () => void, { words, format }: Locale): TemplateResult {
  const { showTable, showPicture } = words.report;
  const isEmpty = chart.rows.length === 0;
  return html`<section class="chart" aria-labelledby=${id}>
    <header>
      <h3 id=${id}>${chart.title}</h3>
      ${isEmpty ? nothing : html`<button class="link" type="button" aria-describedby=${id} @click=${toggle}>${asTable ? showPicture : showTable}</button>`}
    </header>
    ${isEmpty ? html`<p class="empty">${chart.empty}</p>` : asTable ? table(id, chart, format.number.bind(format)) : html`${legend(chart)}${chart.picture}`}
  </section>`;
}

function legend({ legend: entries }: Chart): TemplateResult {
  return html`<ul class="legend">
    ${entries.map(([look, name]) => html`<li><svg class="key" aria-hidden="true"><rect class=${look} width="100%" height="100%" /></svg>${name}</li>`)}
  </ul>`;
}

function table(id: string, { heads, rows }: Chart, number: (amount: number) => string): TemplateResult {
  return html`<div class="around"><table aria-labelledby=${id}>
    <thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
    <tbody>
      ${rows.map(([name, ...amounts]) => html`<tr><th scope="row">${name}</th>${amounts.map((amount) => html`<td class="number">${number(amount)}</td>`)}</tr>`)}
    </tbody>
  </table></div>`;
}
