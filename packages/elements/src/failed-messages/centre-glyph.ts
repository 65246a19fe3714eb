import { html, svg, type TemplateResult } from 'lit';

const drawings = {
  chevron: svg`<path d="m4.5 6.5 3.5 3.5 3.5-3.5"/>`,
  save: svg`<path d="M8 2.5v7.5M4.8 7 8 10.2 11.2 7M3 10.5v3h10v-3"/>`,
  open: svg`<path d="M6.5 3.5H3v9.5h9.5V9.5M9.5 2.8h3.7v3.7M13 3 7.5 8.5"/>`,
  star: svg`<path d="m8 2.2 1.8 3.7 4 .5-3 2.8.8 4L8 11.2l-3.6 2 .8-4-3-2.8 4-.5Z"/>`,
} as const;

/** A glyph that only the centre draws, hidden from assistive technology. */
export function centreGlyph(name: keyof typeof drawings): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${drawings[name]}</svg>`;
}
