import { html, type TemplateResult } from 'lit';

/** A sentence in which some pieces stand out, wherever they occur. */
export function boldText(text: string, pieces: readonly string[]): TemplateResult | string {
  const [piece, ...rest] = pieces;
  if (piece === undefined || piece === '') return text;
  const [first = '', ...others] = text.split(piece);
  return html`${boldText(first, rest)}${others.map((part) => html`<b>${piece}</b>${boldText(part, rest)}`)}`;
}
