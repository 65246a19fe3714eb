import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../icons/icon.ts';
import type { Words } from '../words/words.ts';
import { centreGlyph } from './centre-glyph.ts';

interface Pick {
  readonly words: Words;
  readonly name: string;
  /** '' where nothing is chosen. */
  readonly value: string;
  /** Value and words of each that can be chosen. */
  readonly options: readonly (readonly [value: string, words: string])[];
  /** What stands for "nothing is chosen". */
  readonly none?: string;
  readonly chosen: (value: string) => void;
}

/** A filter that is a word until something is chosen. The browser's own list opens on it. */
export function failedPick({ words, name, value, options, none = words.centre.any, chosen }: Pick): TemplateResult {
  const said = options.find(([of]) => of === value)?.[1] ?? '';
  const isOn = said !== '';
  return html`<span class="pick ${isOn ? 'on' : ''}">
    <span class="shown" aria-hidden="true">${name}${isOn ? html` <b><bdi>${said}</bdi></b>` : centreGlyph('chevron')}</span>
    <select aria-label=${name} @change=${(event: Event) => event.target instanceof HTMLSelectElement && chosen(event.target.value)}>
      <option value="" .selected=${!isOn}>${none}</option>
      ${options.map(([of, shown]) => html`<option value=${of} .selected=${of === value}>${shown}</option>`)}
    </select>
    ${isOn ? html`<button class="clear" type="button" aria-label=${words.centre.clearOne(name)} @click=${() => chosen('')}>${icon('close')}</button>` : nothing}
  </span>`;
}
