import { html, type TemplateResult } from 'lit';
import type { ConversationRow } from '@cs-inbox/state';
import { platformMark } from '../icons/platform-mark.ts';
import type { Words } from '../words/words.ts';

/** As which store, and to whom. @param saved whether the disk has the draft */
export function composerHead({ conversation, store }: ConversationRow, saved: boolean, words: Words): TemplateResult {
  return html`
    <div class="head">
      <p id="head">
        <span>${words.replyingAs}</span>
        ${store === null
          ? html`<b>${words.unknownStore}</b>`
          : html`${platformMark(store.platform)}<b><bdi>${store.name}</bdi></b><span class="site">${store.market}</span>`}
        <span class="to"><span>${words.replyingTo}</span> <b><bdi>${conversation.buyer.name || words.buyer}</bdi></b></span>
      </p>
      <span class="draft">${saved ? words.draftSaved : ''}</span>
    </div>
  `;
}
