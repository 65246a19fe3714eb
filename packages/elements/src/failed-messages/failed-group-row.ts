import { html, nothing, type TemplateResult } from 'lit';
import { type FailedGroup, type FailedMessage, groupOf } from '@cs-inbox/state';
import type { Format } from '../format/format.ts';
import { icon } from '../icons/icon.ts';
import { platformMark } from '../icons/platform-mark.ts';
import type { Words } from '../words/words.ts';

interface GroupRow {
  readonly words: Words;
  readonly format: Format;
  readonly now: number;
  readonly grouping: 'cause' | 'store';
  readonly share: 'all' | 'some' | 'none';
  readonly current: boolean;
  readonly choose: () => void;
}

const groups = ['ready', 'itself', 'somebody', 'never'] as const satisfies readonly FailedGroup[];

/** The head of messages that have something in common with the first: what that is, how many need whom, and a box that selects them all. */
export function failedGroupRow(first: FailedMessage, messages: readonly FailedMessage[], row: GroupRow): TemplateResult {
  const { words, format, now, grouping, share, current, choose } = row;
  const counts = groups.flatMap((group) => {
    const count = messages.filter((message) => groupOf(message, now) === group).length;
    return count === 0 ? [] : [`${words.centre.group[group]} ${format.number(count)}`];
  });
  return html`<div class="cell group-head" role="gridcell" aria-colspan="9">
    <label
      ><input type="checkbox" tabindex=${current ? 0 : -1} .checked=${share === 'all'} .indeterminate=${share === 'some'} @click=${choose} /><span class="said"
        >${words.centre.selectAll(messages.length)}</span
      ></label
    >
    ${grouping === 'store' ? storeName(first, words) : causeName(first, words)}
    <span class="number total">${format.number(messages.length)}</span>
    <span class="number counts">${counts.map((count, i) => html`${i === 0 ? nothing : html`<i> · </i>`}<bdi>${count}</bdi>`)}</span>
  </div>`;
}

function causeName({ bubble: { failure, delivery } }: FailedMessage, words: Words): TemplateResult {
  return failure === null
    ? html`<b>${icon(delivery)}<bdi>${words.delivery[delivery]}</bdi></b>`
    : html`<b>${icon('failed')}<bdi>${words.cause[failure.cause]}</bdi></b><span class="hint"><bdi>${words.hint[failure.cause]}</bdi></span>`;
}

function storeName({ store }: FailedMessage, words: Words): TemplateResult {
  return store === null ? html`<b>${words.unknownStore}</b>` : html`<b>${platformMark(store.platform)}<span class="site">${store.market}</span><bdi>${store.name}</bdi></b>`;
}
