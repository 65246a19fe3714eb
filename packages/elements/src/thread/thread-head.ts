import { html, nothing, type TemplateResult } from 'lit';
import type { ConversationRow } from '@cs-inbox/state';
import { dueTone } from '../format/due-tone.ts';
import type { Format } from '../format/format.ts';
import { icon } from '../icons/icon.ts';
import { platformMark } from '../icons/platform-mark.ts';
import type { Words } from '../words/words.ts';

interface Look {
  readonly words: Words;
  readonly format: Format;
  readonly now: number;
  /** Whether a person has paused sending to its store. */
  readonly paused: boolean;
}

/** Buyer, store and site; the way back where there is one pane only; and whether anything is sent to the store. */
export function threadHead(row: ConversationRow, { words, format, now, paused }: Look, onBack: () => void, onPause: () => void): TemplateResult {
  const { conversation, store } = row;
  const { replyDueAt } = conversation;
  const name = store === null ? words.unknownStore : `${store.name} ${store.market}`;
  const late = replyDueAt !== null && dueTone(replyDueAt, now) === 'overdue';
  const due = replyDueAt === null ? '' : late ? format.span(now - replyDueAt) : format.moment(replyDueAt, now);
  const deed = paused ? words.resumeSending(name) : words.pauseSending(name);
  return html`
    <header part="head">
      <button class="back" type="button" aria-label=${words.back} @click=${onBack}>${icon('back')}</button>
      <div class="who">
        <h2><bdi>${conversation.buyer.name || words.buyer}</bdi></h2>
        ${store === null
          ? nothing
          : html`<p class="as">${platformMark(store.platform)}<bdi>${store.name}</bdi><span class="site">${store.market}</span></p>`}
      </div>
      ${replyDueAt === null
        ? nothing
        : html`<span class="chip ${dueTone(replyDueAt, now)}" title=${format.full(replyDueAt, store?.market)}
            >${icon('clock')}<bdi class="due">${late ? words.overdue(due) : words.due(due)}</bdi><bdi class="when" aria-hidden="true">${due}</bdi></span
          >`}
      ${paused ? html`<span class="chip soon is-paused">${icon('waiting')}<bdi>${words.hold.paused}</bdi></span>` : nothing}
      <button class="pause" part="pause" type="button" aria-label=${deed} title=${deed} @click=${onPause}>
        ${icon('waiting')}${paused ? html`<span>${words.resume}</span>` : nothing}
      </button>
    </header>
  `;
}
