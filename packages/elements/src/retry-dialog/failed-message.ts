import { html, nothing, type TemplateResult } from 'lit';
import type { Bubble } from '@cs-inbox/core';
import type { FailedMessage } from '@cs-inbox/state';
import { icon } from '../icons/icon.ts';
import { platformMark } from '../icons/platform-mark.ts';
import type { Words } from '../words/words.ts';

/** The message that the dialog is about: to whom, from which store, its text, and how far it is. */
export function failedMessage({ text, delivery, failure }: Bubble, { buyerName, store }: Pick<FailedMessage, 'buyerName' | 'store'>, words: Words): TemplateResult {
  return html`
    <div class="card">
      <p class="whom">
        <b><bdi>${buyerName || words.buyer}</bdi></b>
        ${store === null
          ? words.unknownStore
          : html`${platformMark(store.platform)}<span class="site">${store.market}</span><bdi>${store.name}</bdi>`}
      </p>
      <p class="text" dir="auto">${text}</p>
      <p class="state ${delivery}">
        ${icon(delivery)}<span><b>${words.delivery[delivery]}</b>${failure === null ? nothing : html` · <bdi>${(delivery === 'blocked' && failure.detail) || words.cause[failure.cause]}</bdi>`}</span>
      </p>
    </div>
  `;
}
