import { html, nothing, type TemplateResult } from 'lit';
import { type Store, textLength } from '@cs-inbox/protocol';
import type { Words } from '../words/words.ts';

/** From which share of the longest text on the count is shown. */
const NEAR_LIMIT = 0.9;

/** How much room is left, in the unit in which the platform counts; nothing while there is plenty. */
export function textCount(text: string, store: Store | null, words: Words): TemplateResult | typeof nothing {
  const { textLengthMax: lengthMax = Infinity, textLengthUnit: unit } = store ?? {};
  const length = textLength(text, unit);
  if (length < lengthMax * NEAR_LIMIT) return nothing;
  return html`<span class="count number ${length > lengthMax ? 'over' : ''}" title=${words.lengthOf(length, lengthMax)}
    >${words.lengthLeft(lengthMax - length, unit === 'bytes')}</span
  >`;
}
