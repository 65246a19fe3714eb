import { html, nothing, type TemplateResult } from 'lit';
import type { Bubble } from '@cs-inbox/core';
import { FailureCause } from '@cs-inbox/protocol';
import { icon } from '../icons/icon.ts';
import type { Words } from '../words/words.ts';
import type { BubbleDeed } from './bubble-deed.ts';
import type { NextStep } from './next-step.ts';
import { hasFailedTwice, sideDeedsOf } from './side-deeds.ts';
import type { Trouble } from './trouble.ts';

interface Strip {
  readonly bubble: Bubble;
  readonly trouble: Trouble;
  readonly next: NextStep | null;
  readonly now: number;
  /** Why the last retry was not taken, or ''. */
  readonly refusal: string;
  readonly words: Words;
  readonly chosen: (deed: BubbleDeed) => void;
}

/** Why a message has not arrived, what to do, and when: always in this order. */
export function messageStrip({ bubble, trouble, next, now, refusal, words, chosen }: Strip): TemplateResult {
  const { state, cause, hint, found, stays, codes } = trouble;
  const line = (text: string) => (text === '' ? nothing : html`<p class="hint"><bdi>${text}</bdi></p>`);
  const others = sideDeedsOf(bubble, now, words);
  return html`
    <div class="strip" part="strip">
      ${icon(bubble.delivery)}
      <div class="why" id="why">
        <p><b>${state}</b> · <bdi>${cause}</bdi></p>
        ${line(hint)}${line(found)}${line(stays)}${line(refusal || (next?.kind === 'no-retry' || next?.kind === 'copy' ? next.why : ''))}
        ${others.length === 0
          ? nothing
          : html`<p class="others">
              ${others.map((one) => html`<button class="link" type="button" @click=${() => chosen(one.deed)}>${one.words}</button>`)}
            </p>`}
        ${codes.length === 0
          ? nothing
          : html`<details ?open=${bubble.failure?.cause === 'unknown'}>
              <summary><bdi>${words.why}</bdi></summary>
              <p class="codes">${codes.map((code) => html`<bdi>${code}</bdi>`)}</p>
            </details>`}
        ${hasFailedTwice(bubble) ? causeTable(bubble.failure?.cause, words) : nothing}
      </div>
      ${next === null ? nothing : step(next, words, chosen)}
    </div>
  `;
}

/** What each failure means and what to do about it, for those whom the hint alone has not helped; their own stands out. */
function causeTable(own: FailureCause | undefined, words: Words): TemplateResult {
  return html`<details class="causes" open>
    <summary><bdi>${words.causeTable}</bdi></summary>
    <table aria-label=${words.causeTable}>
      ${FailureCause.options.map(
        (cause) => html`<tr aria-current=${cause === own ? 'true' : nothing}><th scope="row"><bdi>${words.cause[cause]}</bdi></th><td><bdi>${words.hint[cause]}</bdi></td></tr>`,
      )}
    </table>
  </details>`;
}

function step(next: NextStep, words: Words, chosen: Strip['chosen']): TemplateResult {
  switch (next.kind) {
    case 'check':
      return button(words.checkNow, () => chosen('check'));
    case 'log-in':
      return button(words.logInAgain, () => chosen('log-in'), 'key');
    case 'edit':
      return button(words.edit, () => chosen('edit'), 'edit');
    case 'send-anyway':
      return button(words.sendHeld, () => chosen('send-anyway'), 'send');
    case 'send-again':
      return button(words.sendAgain, () => chosen('send-again'), 'sync');
    case 'restart':
      return button(words.restartPanel, () => chosen('restart'), 'sync');
    case 'copy':
      return button(words.copy, () => chosen('copy'), 'copy');
    case 'by-itself':
      return html`<span class="then number">${icon('clock')}<bdi>${next.words}</bdi></span>`;
    case 'retry':
      return next.wait === '' ? button(words.retry, () => chosen('retry'), 'sync') : waitingButton(next.wait);
    case 'no-retry':
      return waitingButton(next.words);
  }
}

function button(words: string, pressed: () => void, glyph?: Parameters<typeof icon>[0]): TemplateResult {
  return html`<button class="button small" type="button" @click=${pressed}>${glyph === undefined ? nothing : icon(glyph)}${words}</button>`;
}

/** Stays where it is and can be reached, so that nobody has to look for it when its time has come. */
function waitingButton(words: string): TemplateResult {
  return html`<button class="button small number" type="button" aria-disabled="true" aria-describedby="why"><bdi>${words}</bdi></button>`;
}
