import { html, nothing, type TemplateResult } from 'lit';
import type { Translation } from '../translation/translations.ts';
import type { Words } from '../words/words.ts';

/** What stands under a buyer's message that the host translates: what became of that, and the other text a click away. */
export function translationLine(translation: Translation | null, original: boolean, words: Words, pressed: () => void): TemplateResult | typeof nothing {
  const state = translation?.state ?? 'same';
  if (state === 'same') return nothing;
  const link = state === 'failed' ? words.retry : original ? words.showTranslation : words.showOriginal;
  const said = state === 'waiting' ? words.translating : state === 'failed' ? words.notTranslated : original ? '' : words.translated;
  return html`${said === '' ? nothing : html`<span class="dot">·</span><bdi>${said}</bdi>`}${state === 'waiting'
    ? nothing
    : html`<span class="dot">·</span><button class="link" part="translation" type="button" @click=${pressed}>${link}</button>`}`;
}
