import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../words/words.ts';

interface FailedFoot {
  readonly words: Words;
  readonly listed: number;
  readonly all: number;
  /** Messages that wait until nobody is in the table any more. */
  readonly held: number;
  readonly share: 'all' | 'some' | 'none';
  readonly anew: () => void;
  readonly selectAll: () => void;
}

/** How many are listed, and which key does what. */
export function failedFoot({ words, listed, all, held, share, anew, selectAll }: FailedFoot): TemplateResult {
  const { centre } = words;
  const key = (keys: readonly string[], said: string) => html`<span class="key">${keys.map((one) => html`<kbd>${one}</kbd>`)} ${said}</span>`;
  return html`<footer part="footer">
    <span class="number" role="status">${centre.listed(listed, all)}</span>
    ${listed === 0 || share === 'all' ? nothing : html`<button class="link" type="button" @click=${selectAll}>${centre.selectAll(listed)}</button>`}
    ${held === 0 ? nothing : html`<button class="held" type="button" @click=${anew}>${centre.held(held)}</button>`}
    ${listed === 0 ? nothing : html`<span class="keys" aria-hidden="true">
      ${key(['X'], centre.key.select)}${key(['R'], centre.key.retry)}${key(['Shift', 'R'], centre.key.retrySelected)}${key(['E'], centre.key.edit)}${key(['J', 'K'], centre.key.move)}
    </span>`}
  </footer>`;
}
