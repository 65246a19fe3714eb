import { html, type TemplateResult } from 'lit';

/** Most words that are looked for. */
const WORDS_MAX = 50;

/** A text in which the words that the platform objected to are marked, in whatever case they stand. */
export function markedText(text: string, words: readonly string[]): TemplateResult | string {
  const wanted = words.filter((word) => word !== '').slice(0, WORDS_MAX);
  if (wanted.length === 0) return text;
  const literal = wanted.map((word) => word.replaceAll(/[$()*+.?[\\\]^{|}]/gu, String.raw`\$&`));
  const parts = text.split(new RegExp(`(${literal.join('|')})`, 'giu'));
  return html`${parts.map((part, i) => (i % 2 === 1 ? html`<mark>${part}</mark>` : part))}`;
}
