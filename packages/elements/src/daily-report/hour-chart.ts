import { html, nothing, svg } from 'lit';
import type { DailyReport } from '@cs-inbox/state';
import type { Locale } from '../context/locale.ts';
import type { Chart } from './chart-box.ts';
import { fateBar } from './fate-bar.ts';

/** What of a retry is drawn like what of a message. */
const fates = [['arrived', 'arrived'], ['open', 'waiting'], ['vain', 'never']] as const;
/** The highest bar, px. */
const HIGHEST = 124;
/** So many times of the day have room beneath the bars. */
const LABELS_MAX = 6;

/** Retries by hour: a column for each. */
export function hourChart({ hours }: DailyReport, { words, format }: Locale): Chart {
  const { byHour, noRetries, retryFate, column } = words.report;
  const most = Math.max(...hours.map(({ retries }) => retries));
  const every = Math.ceil(hours.length / LABELS_MAX);
  return {
    title: byHour,
    legend: fates.map(([fate, look]) => [look, retryFate[fate]]),
    empty: noRetries,
    heads: [column.hour, column.all, ...fates.map(([fate]) => retryFate[fate])],
    rows: hours.map((row) => [format.time(row.at), row.retries, ...fates.map(([fate]) => row[fate])]),
    picture: html`<ul class="columns">
      ${hours.map((row, i) => {
        const said = fates.filter(([fate]) => row[fate] > 0).map(([fate]) => `${format.number(row[fate])} ${retryFate[fate]}`);
        return html`<li>
          <span class="said">${format.time(row.at)}: ${format.number(row.retries)}${said.length === 0 ? '' : `, ${said.join(', ')}`}</span>
          ${row.retries === 0
            ? nothing
            : html`<b class="number" aria-hidden="true">${format.number(row.retries)}</b>
                <svg class="bar" aria-hidden="true" width="100%" height=${Math.max(2, Math.round((HIGHEST * row.retries) / most))}>${svg`${fateBar(fates.map(([fate, look]) => [look, row[fate]]), 'up')}`}</svg>`}
          <span class="hour number" aria-hidden="true">${i % every === 0 ? format.time(row.at) : '\u00a0'}</span>
        </li>`;
      })}
    </ul>`,
  };
}
