import { html, type TemplateResult } from 'lit';
import type { DailyReport } from '@cs-inbox/state';
import type { Locale } from '../context/locale.ts';

/** How long it took, and who did it. */
export function reportFacts({ recovery, machine, person }: DailyReport, { words, format }: Locale): TemplateResult {
  const { report } = words;
  const count = ({ retries, arrived }: DailyReport['machine']) => (retries === 0 ? report.none : report.triggered(retries, arrived));
  const span = (ms: number) => (ms < 60_000 ? format.wait(ms) : format.span(ms));
  return html`<dl class="facts">
    <div><dt>${report.recovery}</dt><dd>${recovery === null ? report.noRecovery : report.recoveryWithin(span(recovery.median), span(recovery.p95))}</dd></div>
    <div><dt>${report.machine}</dt><dd>${count(machine)}</dd></div>
    <div><dt>${report.person}</dt><dd>${count(person)}</dd></div>
  </dl>`;
}
