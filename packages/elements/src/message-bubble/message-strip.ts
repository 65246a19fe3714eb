import { html, nothing, type TemplateResult } from 'lit';
import type { Bubble } from '@cs-inbox/core';
import type { MessageDeed } from '../events/message-deed-event.ts';
import { icon } from '../icons/icon.ts';
import type { Words } from '../words/words.ts';
import type { NextStep } from './next-step.ts';
import type { Trouble } from './trouble.ts';

interface Strip {
  readonly bubble: Bubble;
  readonly trouble: Trouble;
  readonly next: NextStep | null;
  /** Why the last retry was not taken, or ''. */
  readonly refusal: string;
  readonly words: Words;
  readonly chosen: (deed: MessageDeed | 'copy') => void;
}

/** Why a message has not arrived, what to do, and when: always in this order. */
export function messageStrip({ bubble, trouble, next, refusal, words, chosen }: Strip): TemplateResult {
  const { state, cause, hint, found, stays, codes } = trouble;
  const line = (text: string) => (text === '' ? nothing : html`<p class="hint"><bdi>${text}</bdi></p>`);
  return html`
    <div class="strip" part="strip">
      ${icon(bubble.delivery)}
      <div class="why" id="why">
        <p><b>${state}</b> · <bdi>${cause}</bdi></p>
        ${line(hint)}${line(found)}${line(stays)}${line(refusal || (next?.kind === 'no-retry' || next?.kind === 'copy' ? next.why : ''))}
        ${bubble.holdsUp === 0
          ? nothing
          : html`<button class="link" type="button" @click=${() => chosen('stop-waiting')}>${words.sendNextAnyway(bubble.holdsUp)}</button>`}
        ${codes.length === 0
          ? nothing
          : html`<details ?open=${bubble.failure?.cause === 'unknown'}>
              <summary><bdi>${words.why}</bdi></summary>
              <p class="codes">${codes.map((code) => html`<bdi>${code}</bdi>`)}</p>
            </details>`}
      </div>
      ${next === null ? nothing : step(next, words, chosen)}
    </div>
  `;
}

function step(next: NextStep, words: Words, chosen: Strip['chosen']): TemplateResult {
  switch (next.kind) {
    case 'check':
      return button(words.checkNow, () => chosen('check'));
    case 'log-in':
      return button(words.logInAgain, () => chosen('log-in'), 'key');
    case 'edit':
      return button(words.edit, () => chosen('edit'), 'edit');
    case 'copy':
      return button(words.copy, () => chosen('copy'), 'copy');
    case 'by-itself':
      return html`<span class="then number">${icon('clock')}<bdi>${next.words}</bdi></span>`;
    case 'retry':
      return next.wait === '' ? button(words.retry, () => chosen('retry'), 'sync') : waitingButton(next.wait);
    case 'no-retry':
      return waitingButton(words.retry);
  }
}

function button(words: string, pressed: () => void, glyph?: Parameters<typeof icon>[0]): TemplateResult {
  return html`<button class="button small" type="button" @click=${pressed}>${glyph === undefined ? nothing : icon(glyph)}${words}</button>`;
}

/** Stays where it is and can be reached, so that nobody has to look for it when its time has come. */
function waitingButton(words: string): TemplateResult {
  return html`<button class="button small number" type="button" aria-disabled="true" aria-describedby="why"><bdi>${words}</bdi></button>`;
}
