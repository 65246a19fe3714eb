import { html, type TemplateResult } from 'lit';
import { glyphs } from './glyphs.ts';

/** One glyph, hidden from assistive technology: a word always stands beside it. */
export function icon(name: keyof typeof glyphs): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${glyphs[name]}</svg>`;
}
