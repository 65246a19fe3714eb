import { html, type TemplateResult } from 'lit';
import type { DailyReport } from '@cs-inbox/state';
import type { Locale } from '../context/locale.ts';
import { icon } from '../icons/icon.ts';

/** The six numbers of a day. What must never happen is always said. */
export function reportNumbers(day: DailyReport, { words, format }: Locale): TemplateResult {
  const { sent, failed, retried, arrived, lost, doubled } = words.report;
  const tile = (amount: number, said: string) => html`<li><b class="big number">${format.number(amount)}</b><span>${said}</span></li>`;
  const vow = (amount: number, said: string) =>
    html`<li class=${amount === 0 ? 'held' : 'broken'}><b class="big number">${format.number(amount)}${icon(amount === 0 ? 'sent' : 'alert')}</b><span>${said}</span></li>`;
  return html`<ul class="numbers">
    ${tile(day.sent, sent)}${tile(day.failed, failed)}${tile(day.retried, retried(day.machine.retries + day.person.retries))}${tile(day.arrived, arrived)}
    ${vow(day.lost, lost)}${vow(day.doubled, doubled)}
  </ul>`;
}
