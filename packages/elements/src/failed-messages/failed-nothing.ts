import { html, type TemplateResult } from 'lit';
import { icon } from '../icons/icon.ts';
import type { Words } from '../words/words.ts';

/** No row: why, and what leads out of it. */
export function failedNothing(why: 'starting' | 'none' | 'narrowed', words: Words, showAll: () => void): TemplateResult {
  const { centre } = words;
  switch (why) {
    case 'starting':
      return html`<div class="nothing">
        <p class="said" role="status">${words.starting}</p>
        <div class="skeleton" aria-hidden="true"><i></i><i></i><i></i><i></i></div>
      </div>`;
    case 'none':
      return html`<div class="nothing empty">${icon('delivered')}<p><b>${centre.none}</b></p><p>${centre.noneThen}</p></div>`;
    case 'narrowed':
      return html`<div class="nothing empty">
        <p><bdi>${centre.noneListed}</bdi></p>
        <button class="button small" type="button" @click=${showAll}>${centre.clearAll}</button>
      </div>`;
  }
}
