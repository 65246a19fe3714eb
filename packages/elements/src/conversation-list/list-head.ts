import { html, nothing, type TemplateResult } from 'lit';
import type { ListChoice, Listed, ListFilter } from '@cs-inbox/state';
import type { Format } from '../format/format.ts';
import { icon } from '../icons/icon.ts';
import type { Words } from '../words/words.ts';

// What has not arrived comes early: where there is little room, the last ones are cut.
const always = ['all', 'not-sent', 'unread', 'due-soon'] as const satisfies readonly ListFilter[];
const more = ['waiting', 'priority'] as const satisfies readonly ListFilter[];

interface ListHead {
  readonly words: Words;
  readonly format: Format;
  readonly choice: ListChoice;
  readonly counts: Listed['counts'];
  /** The sites of all stores. */
  readonly markets: readonly string[];
  /** Whether all filters are shown. */
  readonly unfolded: boolean;
  /** Where the pane is too narrow for the field: whether it is shown all the same. */
  readonly searching: boolean;
  readonly narrow: (change: Partial<ListChoice>) => void;
  readonly unfold: () => void;
  readonly search: () => void;
  /** Leads from the field to the rows. */
  readonly leave: () => void;
}

/** The field to search in, and the filters. */
export function listHead(head: ListHead): TemplateResult {
  const { words, choice, unfolded, searching } = head;
  const open = unfolded || choice.market !== null || choice.filter === 'waiting' || choice.filter === 'priority';
  return html`
    <header class=${searching || choice.query !== '' ? 'searching' : ''} role="search">
      <div class="search">
        ${icon('search')}
        <input
          type="search"
          enterkeyhint="search"
          autocomplete="off"
          spellcheck="false"
          maxlength="100"
          dir=${choice.query === '' ? nothing : 'auto'}
          aria-label=${words.search}
          placeholder=${words.searchBy}
          .value=${choice.query}
          @input=${(event: InputEvent) => onInput(event, head)}
          @compositionend=${(event: CompositionEvent) => onInput(event, head)}
          @keydown=${(event: KeyboardEvent) => onKeyDown(event, head)}
        />
        ${choice.query === ''
          ? nothing
          : html`<button class="clear" type="button" aria-label=${words.clearSearch} @click=${(event: Event) => onClear(event, head)}>${icon('close')}</button>`}
      </div>
      ${unfoldButton(head, open)}
    </header>
    <div class="filters" part="filters" role="group" aria-label=${words.filters}>
      ${always.map((filter) => pill(filter, head))}
      <button class="tool find" type="button" aria-label=${words.search} aria-expanded=${searching} @click=${head.search}>${icon('search')}</button>
    </div>
    ${open ? moreFilters(head) : nothing}
  `;
}

function unfoldButton({ words, unfold }: ListHead, open: boolean): TemplateResult {
  return html`<button class="tool" type="button" aria-label=${words.moreFilters} title=${words.moreFilters} aria-expanded=${open} @click=${unfold}>
    ${icon('filter')}
  </button>`;
}

function moreFilters(head: ListHead): TemplateResult {
  const { words, markets, choice, narrow } = head;
  return html`<div class="filters more" role="group" aria-label=${words.moreFilters}>
    ${more.map((filter) => pill(filter, head))}
    ${markets.length < 2
      ? nothing
      : markets.map(
          (market) => html`<button
            class="pill"
            type="button"
            aria-pressed=${choice.market === market}
            @click=${() => narrow({ market: choice.market === market ? null : market })}
          >
            <span class="site">${market}</span>
          </button>`,
        )}
  </div>`;
}

function pill(filter: ListFilter, { words, format, choice, counts, narrow }: ListHead): TemplateResult {
  const count = filter === 'all' ? 0 : counts[filter];
  const pressed = choice.filter === filter;
  const bad = filter === 'not-sent' && count > 0;
  return html`<button
    class="pill ${bad ? 'bad' : ''}"
    type="button"
    aria-pressed=${pressed}
    data-filter=${filter}
    @click=${() => narrow({ filter: pressed ? 'all' : filter })}
  >
    ${bad ? icon('failed') : nothing}<span>${words.filter[filter]}</span>${count === 0 ? nothing : html`<span class="number">${format.number(count)}</span>`}
  </button>`;
}

/** What an input method has not finished is not searched for. */
function onInput(event: InputEvent | CompositionEvent, { narrow }: ListHead): void {
  const { target } = event;
  if (target instanceof HTMLInputElement && !(event instanceof InputEvent && event.isComposing)) narrow({ query: target.value });
}

function onClear(event: Event, { narrow }: ListHead): void {
  const { target } = event;
  narrow({ query: '' });
  if (target instanceof Element) target.closest('.search')?.querySelector('input')?.focus();
}

function onKeyDown(event: KeyboardEvent, { choice, narrow, leave }: ListHead): void {
  if (event.isComposing) return;
  const leaves = event.key === 'ArrowDown' || event.key === 'Enter' || (event.key === 'Escape' && choice.query === '');
  if (!leaves && event.key !== 'Escape') return;
  event.preventDefault();
  event.stopPropagation();
  if (leaves) leave();
  else narrow({ query: '' });
}
