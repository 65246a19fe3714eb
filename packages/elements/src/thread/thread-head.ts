import { html, nothing, type TemplateResult } from 'lit';
import type { ConversationRow } from '@cs-inbox/state';
import { dueTone } from '../format/due-tone.ts';
import type { Format } from '../format/format.ts';
import { icon } from '../icons/icon.ts';
import { platformMark } from '../icons/platform-mark.ts';
import type { Words } from '../words/words.ts';

/** Buyer, store and site; the way back where there is one pane only. */
export function threadHead(row: ConversationRow, words: Words, format: Format, now: number, onBack: () => void): TemplateResult {
  const { conversation, store } = row;
  const { replyDueAt } = conversation;
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
        : html`<span class="chip ${dueTone(replyDueAt, now)}" title=${format.full(replyDueAt)}
            >${icon('clock')}${words.replyDue(format.time(replyDueAt))}</span
          >`}
    </header>
  `;
}
