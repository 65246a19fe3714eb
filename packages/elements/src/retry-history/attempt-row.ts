import { html, nothing, type TemplateResult } from 'lit';
import type { SendAttempt } from '@cs-inbox/core';
import { dayLabel } from '../format/day-label.ts';
import type { Format } from '../format/format.ts';
import { icon } from '../icons/icon.ts';
import type { Words } from '../words/words.ts';

const glyphs = { accepted: 'sent', refused: 'failed', unreached: 'waiting', unknown: 'unconfirmed' } as const satisfies Record<NonNullable<SendAttempt['outcome']>, string>;

/** One departure. What is empty is not read out. */
export function attemptRow(attempt: SendAttempt, number: number | null, now: number, words: Words, format: Format): TemplateResult {
  const { departedAt, trigger, by, reason, outcome, cause, code, requestId } = attempt;
  const { column } = words.past;
  const cell = (name: keyof typeof column, said: string | TemplateResult) =>
    html`<td role="cell" class="${name} ${said === '' ? 'empty' : ''}" data-name=${column[name]}>${said === '' ? nothing : html`<bdi>${said}</bdi>`}</td>`;
  const day = format.daysBetween(departedAt, now) === 0 ? '' : dayLabel(departedAt, now, words, format);
  return html`<tr role="row">
    ${cell('number', number === null ? '' : `#${format.number(number)}`)}
    ${cell('time', html`${day === '' ? nothing : html`<span>${day}</span> `}<span title=${format.full(departedAt)}>${format.seconds(departedAt)}</span>`)}
    ${cell('trigger', words.trigger[trigger])} ${cell('by', by)} ${cell('reason', reason)}
    ${cell('outcome', html`<span class="how ${outcome ?? 'sending'}">${icon(outcome === null ? 'sending' : glyphs[outcome])}${outcome === null ? words.delivery.sending : words.outcome[outcome]}</span>`)}
    ${cell('cause', cause === null ? '' : words.cause[cause])} ${cell('code', code)} ${cell('request', requestId)}
  </tr>`;
}
