import { html, svg } from 'lit';
import type { DailyReport } from '@cs-inbox/state';
import type { Locale } from '../context/locale.ts';
import type { Chart } from './chart-box.ts';
import { fateBar } from './fate-bar.ts';

const fates = ['arrived', 'waiting', 'never'] as const;
/** Of 100: behind the longest bar there is room for its number. */
const LONGEST = 86;

/** Why messages failed: a bar for each cause. */
export function causeChart({ causes }: DailyReport, { words, format }: Locale): Chart {
  const { whyFailed, noFailures, fate, column } = words.report;
  const most = Math.max(...causes.map(({ failed }) => failed));
  return {
    title: whyFailed,
    legend: fates.map((look) => [look, fate[look]]),
    empty: noFailures,
    heads: [column.cause, column.all, ...fates.map((look) => fate[look])],
    rows: causes.map((row) => [words.cause[row.cause], row.failed, ...fates.map((look) => row[look])]),
    picture: html`<ul class="bars">
      ${causes.map((row) => {
        const said = fates.filter((look) => row[look] > 0).map((look) => `${format.number(row[look])} ${fate[look]}`);
        return html`<li>
          <span>${words.cause[row.cause]}</span>
          <span class="track">
            <svg class="bar" aria-hidden="true" width=${`${(LONGEST * row.failed) / most}%`} height="14">${svg`${fateBar(fates.map((look) => [look, row[look]]), 'along')}`}</svg>
            <b class="number">${format.number(row.failed)}</b><span class="said">: ${said.join(', ')}</span>
          </span>
        </li>`;
      })}
    </ul>`,
  };
}
