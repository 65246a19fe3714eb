import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { platformName } from './platform-name.ts';

/** Silhouettes with a letter, not logos. Each stands out from a light and a dark page, by what fills it or by its edge. */
const marks: ReadonlyMap<string, SVGTemplateResult> = new Map([
  [
    'shopee',
    svg`<path d="M2.6 5h10.8l.6 8.3c0 .8-.5 1.5-1.4 1.5H3.4c-.9 0-1.4-.7-1.4-1.5Z" fill="#d13c1c"/><path d="M5.3 5.5a2.7 3.7 0 0 1 5.4 0" fill="none" stroke="#d13c1c" stroke-width="1.3"/><path d="M9.7 8.2c-.2-.7-.8-1.1-1.7-1.1-1 0-1.7.5-1.7 1.3 0 1.9 3.5.9 3.5 2.7 0 .8-.8 1.4-1.8 1.4s-1.7-.4-1.9-1.2" fill="none" stroke="#fff" stroke-width="1.3"/>`,
  ],
  [
    'lazada',
    svg`<path d="M8 .8 14.3 4.4v7.2L8 15.2 1.7 11.6V4.4Z" fill="#3c2a8c" stroke="light-dark(#3c2a8c, #8b7ad8)" stroke-width=".9"/><path d="M6.4 4.8v6.2h3.7" fill="none" stroke="#fff" stroke-width="1.6"/>`,
  ],
  [
    'tiktok-shop',
    svg`<rect x="1.3" y="1.3" width="13.4" height="13.4" rx="3" fill="#111417" stroke="#8a9499" stroke-width=".7"/><path d="M5 5.2h6M8 5.2v6" fill="none" stroke="#fff" stroke-width="1.6"/>`,
  ],
]);

/** Any other platform. */
const other = svg`<circle cx="8" cy="8" r="7" fill="#536065" stroke="#76848a" stroke-width=".8"/><path d="M4.8 7.6v3.6h6.4V7.6M4.3 7.4l.9-2.6h5.6l.9 2.6Z" fill="none" stroke="#fff" stroke-width="1.2" stroke-linejoin="round"/>`;

/** The platform's mark. Its name is told to assistive technology unless it stands beside the mark. */
export function platformMark(platform: string, named: 'named' | 'beside-its-name' = 'named'): TemplateResult {
  const drawing = marks.get(platform) ?? other;
  return named === 'named'
    ? html`<svg class="mark" viewBox="0 0 16 16" role="img" aria-label=${platformName(platform)}>${drawing}</svg>`
    : html`<svg class="mark" viewBox="0 0 16 16" aria-hidden="true">${drawing}</svg>`;
}
