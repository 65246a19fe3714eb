import { html, nothing, type TemplateResult } from 'lit';
import type { Bubble, Delivery } from '@cs-inbox/core';
import { icon } from '../icons/icon.ts';
import type { Format } from '../format/format.ts';
import type { Words } from '../words/words.ts';

/** The line under a bubble: glyph, word and time; the time alone where a strip or the buyer's side says the rest. */
export function receipt(bubble: Bubble, hasStrip: boolean, words: Words, format: Format): TemplateResult {
  const time = html`<bdi class="time" title=${format.full(bubble.at)}>${format.time(bubble.at)}</bdi>`;
  const next = bubble.direction === 'in' ? '' : nextOf(bubble, words);
  const after = next === '' ? nothing : html`<span class="dot">·</span><span>${next}</span>`;
  if (bubble.direction === 'in' || hasStrip) return html`<p class="receipt" part="receipt">${time}${after}</p>`;
  return html`<p class="receipt" part="receipt">
    <span class="status">${icon(bubble.delivery)}<b>${wordOf(bubble.delivery, bubble, words)}</b></span>
    <span class="dot">·</span>${time}${after}
  </p>`;
}

function wordOf(delivery: Delivery, bubble: Bubble, words: Words): string {
  return delivery === 'waiting' ? words.waiting[bubble.failure?.cause ?? 'network'] : words.delivery[delivery];
}

function nextOf(bubble: Bubble, words: Words): string {
  if (bubble.delivery === 'queued') return words.queuedNext;
  if (bubble.delivery === 'unconfirmed') return words.unconfirmedNext;
  return bubble.delivery === 'waiting' ? words.waitingNext[bubble.failure?.cause ?? 'network'] : '';
}
