import { html, nothing, type TemplateResult } from 'lit';
import type { Format } from '../format/format.ts';
import { icon } from '../icons/icon.ts';
import type { Words } from '../words/words.ts';
import { boldText } from './bold-text.ts';
import type { HealthRow } from './health-row.ts';
import { healthTicks } from './health-ticks.ts';

interface LineLook {
  readonly words: Words;
  readonly format: Format;
  readonly now: number;
  /** Whether it says how the same is checked by hand. */
  readonly explained: boolean;
}

const glyphs = { ok: 'sent', look: 'alert', act: 'failed' } as const;

/** One line of the checklist. */
export function healthLine(row: HealthRow, { words, format, now, explained }: LineLook, explain: () => void): TemplateResult {
  const { health } = words;
  const { id, level, name, weight, found, bold, ticks, at, often, method, deed } = row;
  return html`<div role="row" class="line ${level}" data-check=${id}>
    <span role="cell" class="state" title=${health.level[level]}>${icon(glyphs[level])}<span class="said">${health.level[level]}</span></span>
    <div role="rowheader" class="check">
      <bdi class="name">${name}</bdi>
      <p class="second">
        <bdi>${weight}</bdi>
        ${method === '' ? nothing : html`<button class="link" type="button" aria-expanded=${explained} aria-label=${health.howOf(name)} @click=${explain}>${health.how}</button>`}
      </p>
    </div>
    <div role="cell" class="found">
      <p dir="auto">${boldText(found, bold)}</p>
      ${explained ? html`<p class="method">${method}</p>` : nothing}
    </div>
    <div role="cell" class="today">${healthTicks(ticks, words)}</div>
    <div role="cell" class="when"><time class="time" title=${format.full(at)}>${format.since(at, now)}</time><bdi class="second">${often}</bdi></div>
    <div role="cell" class="deed">
      ${deed === null ? (level === 'ok' ? html`<span class="second">${health.nothingToDo}</span>` : nothing) : html`<button class="button small" type="button" @click=${deed.run}>${deed.glyph === null ? nothing : icon(deed.glyph)}<bdi>${deed.label}</bdi></button>`}
    </div>
  </div>`;
}
