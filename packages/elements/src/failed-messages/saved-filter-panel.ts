import { html, nothing, type TemplateResult } from 'lit';
import { type FailedChoice, type SavedFilter, savedFilterLimits } from '@cs-inbox/state';
import { icon } from '../icons/icon.ts';
import type { Words } from '../words/words.ts';
import { isNarrowed } from './is-narrowed.ts';

interface SavedFilterPanel {
  readonly words: Words;
  readonly filters: readonly SavedFilter[];
  readonly choice: FailedChoice;
  readonly use: (choice: FailedChoice) => void;
  readonly keep: (filters: readonly SavedFilter[]) => void;
}

/** The named filters, and a field to name the one in use. One whose name is there already takes its place. */
export function savedFilterPanel({ words, filters, choice, use, keep }: SavedFilterPanel): TemplateResult {
  const { centre } = words;
  const { countMax, nameMax } = savedFilterLimits;
  const isFull = filters.length >= countMax;
  return html`<div id="saved" class="menu saved" part="saved" role="dialog" popover aria-label=${centre.saved} @keydown=${keepKey}>
    ${filters.length === 0 ? nothing : html`<ul role="list">${filters.map((filter) => savedFilter(filter, filters, words, use, keep))}</ul>`}
    ${isFull
      ? html`<p class="then">${centre.savedFull(countMax)}</p>`
      : !isNarrowed(choice)
        ? html`<p class="then">${centre.savedNone}</p>`
        : html`<form @submit=${(event: SubmitEvent) => onSubmit(event, choice, filters, keep)}>
            <input name="name" required maxlength=${nameMax} autocomplete="off" dir="auto" aria-label=${centre.savedName} placeholder=${centre.savedName} />
            <button class="button small">${centre.saveThis}</button>
          </form>`}
  </div>`;
}

function savedFilter({ name, choice }: SavedFilter, filters: readonly SavedFilter[], words: Words, use: SavedFilterPanel['use'], keep: SavedFilterPanel['keep']): TemplateResult {
  return html`<li>
    <button
      class="use"
      type="button"
      @click=${(event: Event) => {
        panelOf(event)?.hidePopover();
        use(choice);
      }}
    >
      <bdi>${name}</bdi>
    </button>
    <button class="drop" type="button" aria-label=${words.centre.dropSaved(name)} @click=${() => keep(filters.filter((other) => other.name !== name))}>${icon('close')}</button>
  </li>`;
}

function onSubmit(event: SubmitEvent, choice: FailedChoice, filters: readonly SavedFilter[], keep: SavedFilterPanel['keep']): void {
  event.preventDefault();
  const { target } = event;
  if (!(target instanceof HTMLFormElement)) return;
  const name = String(new FormData(target).get('name')).trim();
  if (name === '') return;
  panelOf(event)?.hidePopover();
  target.reset();
  keep([...filters.filter((other) => other.name !== name), { name, choice }]);
}

function panelOf({ target }: Event): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[popover]') : null;
}

/** What is typed here is nobody's shortcut behind it. */
function keepKey(event: Event): void {
  event.stopPropagation();
}
