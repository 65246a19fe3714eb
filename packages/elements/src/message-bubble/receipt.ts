import { html, nothing, type TemplateResult } from 'lit';
import type { Bubble } from '@cs-inbox/core';
import { icon } from '../icons/icon.ts';
import type { Format } from '../format/format.ts';
import type { Words } from '../words/words.ts';
import { badgeOf } from './attempt-badge.ts';
import { resumption, slownessOf } from './next-step.ts';

interface Told {
  readonly hasStrip: boolean;
  readonly now: number;
  /** Of the store, or null. */
  readonly market: string | null;
  readonly words: Words;
  readonly format: Format;
  /** What stands behind the words: a way to log in, the menu. */
  readonly after: TemplateResult | typeof nothing;
}

/** The line under a bubble: glyph, word and time; the time alone where a strip or the buyer's side says the rest. */
export function receipt(bubble: Bubble, { hasStrip, now, market, words, format, after }: Told): TemplateResult {
  const own = bubble.direction === 'out';
  const time = html`<bdi class="time" title=${format.full(bubble.at, market)}>${format.time(bubble.at)}</bdi>`;
  const next = own ? nextOf(bubble, now, words) : '';
  const status = html`<span class="status">${icon(bubble.delivery)}<b><bdi>${wordOf(bubble, now, words, format)}</bdi></b></span><span class="dot">·</span>`;
  return html`<p class="receipt" part="receipt">
    ${own && !hasStrip ? status : nothing}${time}${next === '' ? nothing : html`<span class="dot">·</span><bdi>${next}</bdi>`}${badge(bubble, words)}${after}
  </p>`;
}

/** Ticks and words, so that it is told apart without colour; the exact number is its title. */
function badge({ attempts }: Bubble, words: Words): TemplateResult | typeof nothing {
  const name = badgeOf(attempts);
  if (name === 'first') return nothing;
  return html`<span class="badge ${name}" part="badge" title=${words.attemptNumber(attempts)}><i></i><bdi>${words.attempt[name]}</bdi></span>`;
}

function wordOf(bubble: Bubble, now: number, words: Words, format: Format): string {
  const { delivery, failure, hold, resumes } = bubble;
  const waits = delivery === 'waiting' || (delivery === 'queued' && (hold !== null || resumes !== null));
  if (!waits) return words.delivery[delivery];
  if (hold !== null) return words.hold[hold];
  return resumes === null || resumes.on === 'login' ? words.waiting[failure?.cause ?? 'network'] : resumption(bubble, now, words, format);
}

function nextOf(bubble: Bubble, now: number, words: Words): string {
  const { asks, delivery, failure, hold, resumes } = bubble;
  if (hold !== null) return '';
  if (delivery === 'queued') return words.turnNext;
  if (delivery === 'sending') return slownessOf(bubble, now) === 'hint' ? words.slow : '';
  if (delivery === 'unconfirmed') return asks ? '' : words.unconfirmedNext;
  const cause = failure?.cause ?? 'network';
  if (delivery !== 'waiting' || cause === 'login' || resumes?.on === 'time') return '';
  // Nobody knows when: it hangs from the one in front of it, and that from a person.
  return resumes === null && (cause === 'platform' || cause === 'quota') ? words.queuedNext : words.waitingNext[cause];
}
