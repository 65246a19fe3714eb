import { html, nothing, type TemplateResult } from 'lit';
import type { Bubble } from '@cs-inbox/core';
import type { FailedMessage } from '@cs-inbox/state';
import type { MessageDeed } from '../events/message-deed-event.ts';
import { dueTone } from '../format/due-tone.ts';
import type { Format } from '../format/format.ts';
import { icon } from '../icons/icon.ts';
import { platformMark } from '../icons/platform-mark.ts';
import { badgeOf } from '../message-bubble/attempt-badge.ts';
import type { Words } from '../words/words.ts';
import { failedNext } from './failed-next.ts';
import { failedTold } from './failed-told.ts';

/** How a row speaks, and where it stands. */
interface FailedRow {
  readonly words: Words;
  readonly format: Format;
  readonly now: number;
  /** Not failed any more: it only keeps its place. */
  readonly gone: boolean;
  readonly selected: boolean;
  /** Whether its controls can be reached by Tab. */
  readonly current: boolean;
  readonly choose: (event: MouseEvent) => void;
  readonly open: () => void;
  readonly menu: (event: Event) => void;
  readonly deed: (deed: MessageDeed) => void;
}

/** The cells of one message. */
export function failedRow(message: FailedMessage, row: FailedRow): TemplateResult {
  const { words, format, current, selected, gone } = row;
  const { bubble, store } = message;
  const tab = current ? 0 : -1;
  const buyer = message.buyerName || words.buyer;
  return html`
    <div class="cell select" role="gridcell">
      <label
        ><input
          type="checkbox"
          tabindex=${tab}
          aria-label=${words.centre.selectRow(buyer, format.moment(bubble.at, row.now))}
          .checked=${selected}
          ?disabled=${gone || bubble.key === null}
          @click=${row.choose}
      /></label>
    </div>
    <div class="cell when" role="gridcell">
      <bdi class="time" title=${format.full(bubble.at, store?.market)}>${format.moment(bubble.at, row.now)}</bdi>
      ${badge(bubble, words)}
    </div>
    <div class="cell whom" role="gridcell">
      <button class="jump" type="button" tabindex=${tab} @click=${row.open}><bdi>${buyer}</bdi></button>
      <span class="line">
        ${store === null ? nothing : html`${platformMark(store.platform)}<span class="site">${store.market}</span>`}<bdi class="store">${store?.name ?? words.unknownStore}</bdi>
      </span>
    </div>
    <div class="cell text" role="gridcell"><p dir="auto" title=${bubble.text}>${bubble.text}</p></div>
    ${whyCell(bubble, row)}
    <div class="cell class" role="gridcell">${classOf(bubble, words)}</div>
    ${dueCell(message, row)}
    <div class="cell next" role="gridcell">${gone ? html`<span class="plain">${words.noLongerFailed}</span>` : nextOf(bubble, row, tab)}</div>
    <div class="cell more" role="gridcell">
      <button class="dots" type="button" tabindex=${tab} aria-haspopup="menu" aria-label=${words.moreActions} title=${words.moreActions} ?disabled=${gone} @click=${row.menu}>
        ${icon('more')}
      </button>
    </div>
  `;
}

/** Ticks and words, so that it is told apart without colour; the exact number is its title. */
function badge({ attempts }: Bubble, words: Words): TemplateResult {
  const name = badgeOf(attempts);
  if (name === 'first') return html`<span class="first">${words.centre.firstAttempt}</span>`;
  return html`<span class="badge ${name}" title=${words.attemptNumber(attempts)}><i></i><bdi>${words.attempt[name]}</bdi></span>`;
}

function whyCell(bubble: Bubble, { words, format, now }: FailedRow): TemplateResult {
  const { cause, code, hint } = failedTold(bubble, now, words, format);
  return html`<div class="cell why" role="gridcell">
    <span class=${bubble.delivery}>${icon(bubble.delivery)}</span>
    <p class="cause" title=${code === '' ? cause : `${cause} · ${words.code(code)}`}><bdi>${cause}</bdi>${code === '' ? nothing : html`<bdi class="code">${code}</bdi>`}</p>
    <p class="hint" title=${hint}><bdi>${hint}</bdi></p>
  </div>`;
}

function classOf({ failure }: Bubble, { centre }: Words): string {
  if (failure === null) return centre.class.unknown;
  return centre.class[failure.class === 'business' && failure.retryable ? 'business-retryable' : failure.class];
}

function dueCell({ replyDueAt, store }: FailedMessage, { words, format, now }: FailedRow): TemplateResult {
  if (replyDueAt === null) return html`<div class="cell due" role="gridcell"><span class="plain">${words.centre.noDue}</span></div>`;
  const tone = dueTone(replyDueAt, now);
  const said = tone === 'overdue' ? words.overdue(format.span(now - replyDueAt)) : format.moment(replyDueAt, now);
  return html`<div class="cell due" role="gridcell">
    <span class="chip ${tone}" title=${format.full(replyDueAt, store?.market)}>${icon('clock')}<bdi>${said}</bdi></span>
  </div>`;
}

function nextOf(bubble: Bubble, { words, format, now, deed }: FailedRow, tab: number): TemplateResult {
  const next = failedNext(bubble, now, words, format);
  const { deed: pressed } = next;
  if (pressed !== null) {
    return html`<button class="button small" type="button" tabindex=${tab} @click=${() => deed(pressed)}>${pressed === 'log-in' ? icon('key') : nothing}${next.words}</button>`;
  }
  return html`<span class="${next.tone} number" title=${next.words}>${next.tone === 'ready' ? icon('sent') : next.tone === 'counts' ? icon('clock') : nothing}<bdi>${next.words}</bdi></span>`;
}
