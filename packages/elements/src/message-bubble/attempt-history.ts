import { html, nothing, type TemplateResult } from 'lit';
import type { Bubble, SendAttempt } from '@cs-inbox/core';
import { dayLabel } from '../format/day-label.ts';
import type { Format } from '../format/format.ts';
import { icon } from '../icons/icon.ts';
import type { Words } from '../words/words.ts';
import { attemptNumbers } from './attempt-numbers.ts';

/** Whether there is more to tell of its departures than its state does. */
export function hasHistory({ attempts, delivery, history }: Bubble): boolean {
  const isTrouble = delivery === 'failed' || delivery === 'blocked' || delivery === 'unconfirmed';
  return history.length > (isTrouble || attempts > 1 ? 0 : 1);
}

/** What a dialog shows of a message's timeline: each of its departures, oldest first. */
export function attemptHistory(bubble: Bubble, now: number, words: Words, format: Format, close: () => void): TemplateResult {
  const { history } = bubble;
  return html`<header>
      <h2 id="history">${words.history(history.length)}</h2>
      <button type="button" aria-label=${words.close} @click=${close}>${icon('close')}</button>
    </header>
    ${customElements.get('cs-retry-history') === undefined ? list(bubble, now, words, format) : html`<cs-retry-history .bubble=${bubble}></cs-retry-history>`}`;
}

/** Where a page carries no more. */
function list(bubble: Bubble, now: number, words: Words, format: Format): TemplateResult {
  const numbers = attemptNumbers(bubble);
  return html`<ol class="history" tabindex="0" aria-labelledby="history">
    ${bubble.history.map((attempt, i) => item(attempt, numbers[i] ? words.attemptNumber(numbers[i]) : '', now, words, format))}
  </ol>`;
}

function item({ departedAt, trigger, by, reason, outcome, cause, code, requestId }: SendAttempt, number: string, now: number, words: Words, format: Format): TemplateResult {
  const parts = [
    outcome === null ? words.delivery.sending : words.outcome[outcome],
    cause === null ? '' : words.cause[cause],
    code === '' ? '' : words.code(code),
    requestId === '' ? '' : words.requestId(requestId),
  ];
  return html`<li>
    ${line(
      number === '' ? nothing : html`<b>${number}</b>`,
      // The daily ones are days apart.
      format.daysBetween(departedAt, now) === 0 ? '' : dayLabel(departedAt, now, words, format),
      html`<span class="number" title=${format.full(departedAt)}>${format.seconds(departedAt)}</span>`,
      words.trigger[trigger],
      by,
    )}
    ${line(...parts)} ${reason === '' ? nothing : line(words.reasonWas(reason))}
  </li>`;
}

/** What is empty is left out. */
function line(...parts: readonly (string | TemplateResult | typeof nothing)[]): TemplateResult {
  return html`<p>${parts.filter((part) => part !== '' && part !== nothing).map((part, i) => html`${i === 0 ? nothing : ' · '}<bdi>${part}</bdi>`)}</p>`;
}
