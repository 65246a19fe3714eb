import { html, type TemplateResult } from 'lit';
import { foundParts } from '@cs-inbox/state';

/** Most of a text that stands in front of the first place, UTF-16 code units. */
const BEFORE_MAX = 12;

/**
 * A text in which what was searched for is marked; as it is where none of that stands in it.
 * @param near whether what is far in front of the first place is left out
 */
export function foundText(text: string, terms: readonly string[], near = false): TemplateResult | string {
  const [before = '', ...parts] = foundParts(text, terms);
  if (parts.length === 0) return text;
  return html`${near ? shortened(before) : before}${parts.map((part, i) => (i % 2 === 0 ? html`<mark>${part}</mark>` : part))}`;
}

/** Begins with a word, or in languages without spaces with a letter. */
function shortened(text: string): string {
  if (text.length <= BEFORE_MAX) return text;
  const end = text.slice(-BEFORE_MAX);
  return `…${end.includes(' ') ? end.slice(end.indexOf(' ') + 1) : end.replace(/^[\p{M}\p{Cs}]+/u, '')}`;
}
