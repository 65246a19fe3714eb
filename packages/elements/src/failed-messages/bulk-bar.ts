import { html, nothing, type TemplateResult } from 'lit';
import type { Format } from '../format/format.ts';
import { icon } from '../icons/icon.ts';
import type { Words } from '../words/words.ts';
import type { RetryProspect } from './retry-prospect.ts';

interface BulkBar {
  readonly words: Words;
  readonly format: Format;
  readonly now: number;
  readonly selected: number;
  readonly prospect: RetryProspect;
  readonly clear: () => void;
  readonly copy: () => void;
  readonly retry: () => void;
}

/** What becomes of the selected, and what can be done with them: docked at the bottom, it moves no row under the pointer. */
export function bulkBar({ words, format, now, selected, prospect, clear, copy, retry }: BulkBar): TemplateResult {
  const { centre } = words;
  const { ready, soon, soonAt, login, later, never } = prospect;
  const parts = [
    ready > 0 ? centre.canGo(ready) : '',
    soonAt === null ? '' : centre.goIn(soon, format.countdown(soonAt - now)),
    login > 0 ? centre.afterLogin(login) : '',
    later > 0 ? centre.goLater(later) : '',
    never > 0 ? centre.goNever(never) : '',
  ].filter((part) => part !== '');
  return html`<div class="bulk" part="bulk" role="group" aria-label=${centre.selected(selected)}>
    <p class="number"><b>${centre.selected(selected)}</b> <span id="prospect">${parts.map((part, i) => html`${i === 0 ? nothing : ' · '}<bdi>${part}</bdi>`)}</span></p>
    <button class="button quiet" type="button" @click=${clear}>${centre.clear}</button>
    <button class="button" type="button" @click=${copy}>${icon('copy')}${centre.copyList}</button>
    <button class="button primary number" part="retry" type="button" aria-disabled=${ready === 0} aria-describedby="prospect" @click=${() => ready > 0 && retry()}>
      ${icon('sync')}${centre.retrySelected(ready)}
    </button>
  </div>`;
}
