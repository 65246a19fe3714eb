import { html, nothing, type TemplateResult } from 'lit';
import { FailureCause } from '@cs-inbox/protocol';
import type { FailedChoice, FailedMessage } from '@cs-inbox/state';
import type { Format } from '../format/format.ts';
import { icon } from '../icons/icon.ts';
import { platformName } from '../icons/platform-name.ts';
import type { Words } from '../words/words.ts';
import type { FailedGrouping } from './failed-line.ts';
import { failedPick } from './failed-pick.ts';

const HOUR_MS = 3_600_000;
const ages = [1, 4, 24, 72, 168, 720].map((hours) => hours * HOUR_MS);
const attempts = [1, 2, 3] as const;
const classes = ['retryable', 'business', 'permanent', 'unknown'] as const;
const groupings = ['cause', 'store'] as const;

interface FailedFilters {
  readonly words: Words;
  readonly format: Format;
  readonly choice: FailedChoice;
  readonly grouping: FailedGrouping;
  readonly messages: readonly FailedMessage[];
  readonly narrow: (change: Partial<FailedChoice>) => void;
  readonly group: (grouping: FailedGrouping) => void;
  /** Leads from the field to the rows. */
  readonly leave: () => void;
}

/** The field to search in, and everything that failed messages can be filtered and grouped by. */
export function failedFilters(filters: FailedFilters): TemplateResult {
  const { words, format, choice, grouping, messages, narrow, group } = filters;
  const { by, class: classWords, eligible } = words.centre;
  const pick = (name: string, value: string | number | null, options: readonly (readonly [string, string])[], chosen: (value: string | null) => void) =>
    failedPick({ words, name, value: value === null ? '' : String(value), options, chosen: (now) => chosen(now === '' ? null : now) });
  const badges = [words.centre.firstAttempt, words.attempt.second, words.attempt['third-or-later']];
  return html`
    ${searchField(filters)}
    <div class="picks">
    ${pick(by.store, choice.storeId, storesOf(messages, choice, words, format), (storeId) => narrow({ storeId }))}
    ${pick(by.platform, choice.platform, platformsOf(messages, choice), (platform) => narrow({ platform }))}
    ${pick(by.cause, choice.cause, FailureCause.options.map((cause) => [cause, words.cause[cause]]), (cause) => narrow({ cause: FailureCause.options.find((one) => one === cause) ?? null }))}
    ${pick(by.class, choice.class, classes.map((name) => [name, classWords[name]]), (name) => narrow({ class: classes.find((one) => one === name) ?? null }))}
    ${pick(by.age, choice.ageMs, ages.map((ms) => [String(ms), format.span(ms)]), (ms) => narrow({ ageMs: ms === null ? null : Number(ms) }))}
    ${pick(by.attempts, choice.attempts, attempts.map((count, i) => [String(count), badges[i] ?? '']), (count) => narrow({ attempts: attempts.find((one) => String(one) === count) ?? null }))}
    ${pick(by.eligible, choice.eligible === null ? null : choice.eligible ? 'yes' : 'no', [['yes', eligible.yes], ['no', eligible.no]], (now) => narrow({ eligible: now === null ? null : now === 'yes' }))}
    ${failedPick({
      words,
      name: words.centre.groupBy,
      value: grouping,
      options: groupings.map((name) => [name, words.centre.grouping[name]]),
      none: words.centre.grouping.none,
      chosen: (name) => group(groupings.find((one) => one === name) ?? 'none'),
    })}
    </div>
  `;
}

/** With how many have failed in each; one that is chosen stays though nothing of it has. */
function storesOf(messages: readonly FailedMessage[], { storeId }: FailedChoice, words: Words, format: Format): readonly (readonly [string, string])[] {
  const counts = new Map<string, { name: string; count: number }>();
  for (const message of messages) {
    const { store } = message;
    const known = counts.get(message.storeId);
    if (known === undefined) counts.set(message.storeId, { name: store === null ? words.unknownStore : `${platformName(store.platform)} ${store.market} ${store.name}`, count: 1 });
    else known.count += 1;
  }
  if (storeId !== null && !counts.has(storeId)) counts.set(storeId, { name: storeId, count: 0 });
  return [...counts].map(([id, { name, count }]) => [id, `${name} (${format.number(count)})`] as const).sort(([, a], [, b]) => (a < b ? -1 : 1));
}

function platformsOf(messages: readonly FailedMessage[], { platform }: FailedChoice): readonly (readonly [string, string])[] {
  const known = new Set(messages.flatMap(({ store }) => (store === null ? [] : [store.platform])));
  if (platform !== null) known.add(platform);
  return [...known].sort().map((name) => [name, platformName(name)]);
}

function searchField({ words, choice, narrow, leave }: FailedFilters): TemplateResult {
  return html`<div class="search" role="search">
    ${icon('search')}
    <input
      type="search"
      enterkeyhint="search"
      autocomplete="off"
      spellcheck="false"
      maxlength="100"
      dir=${choice.text === '' ? nothing : 'auto'}
      aria-label=${words.centre.search}
      placeholder=${words.centre.searchBy}
      .value=${choice.text}
      @input=${(event: Event) => onInput(event, narrow)}
      @compositionend=${(event: Event) => onInput(event, narrow)}
      @keydown=${(event: KeyboardEvent) => onKeyDown(event, choice, narrow, leave)}
    />
    ${choice.text === ''
      ? nothing
      : html`<button class="clear" type="button" aria-label=${words.clearSearch} @click=${(event: Event) => onClear(event, narrow)}>${icon('close')}</button>`}
  </div>`;
}

type Narrow = FailedFilters['narrow'];

/** What an input method has not finished is not searched for. */
function onInput(event: Event, narrow: Narrow): void {
  const { target } = event;
  if (target instanceof HTMLInputElement && !(event instanceof InputEvent && event.isComposing)) narrow({ text: target.value });
}

function onClear({ target }: Event, narrow: Narrow): void {
  narrow({ text: '' });
  if (target instanceof Element) target.closest('.search')?.querySelector('input')?.focus();
}

function onKeyDown(event: KeyboardEvent, { text }: FailedChoice, narrow: Narrow, leave: () => void): void {
  if (event.isComposing) return;
  const leaves = event.key === 'ArrowDown' || event.key === 'Enter' || (event.key === 'Escape' && text === '');
  if (!leaves && event.key !== 'Escape') return;
  event.preventDefault();
  event.stopPropagation();
  if (leaves) leave();
  else narrow({ text: '' });
}
