import { html, nothing, type TemplateResult } from 'lit';
import type { Bubble } from '@cs-inbox/core';
import type { MessageKey, Store, StoreId } from '@cs-inbox/protocol';
import type { Format } from '../format/format.ts';
import { icon } from '../icons/icon.ts';
import { platformMark } from '../icons/platform-mark.ts';
import { resumption } from '../message-bubble/next-step.ts';
import type { RetryWords } from '../words/retry-words.ts';
import type { Words } from '../words/words.ts';
import type { BulkRow } from './bulk-row.ts';
import { type BulkDeed, wayOut } from './way-out.ts';
import { whyOf } from './why-of.ts';

/** What a row needs to know beside itself. */
export interface BulkAround {
  readonly words: Words;
  readonly say: RetryWords['bulk'];
  readonly format: Format;
  readonly now: number;
  readonly stores: ReadonlyMap<StoreId, Store>;
  /** Those that have not arrived, as they are by now. */
  readonly bubbles: ReadonlyMap<MessageKey, Bubble>;
  readonly chosen: (deed: BulkDeed, row: BulkRow) => void;
}

/** One that goes, or has gone: how far it is. */
export function goingRow(row: BulkRow, around: BulkAround): TemplateResult {
  const { format, words } = around;
  const progress = row.progress === 'stopped' || row.progress === null ? 'queued' : row.progress;
  return html`<li>
    ${where(row, around)}
    <bdi class="name">${row.buyerName || words.buyer}</bdi>
    <span class="how ${progress}">${icon(progress)}${words.delivery[progress]}</span>
    <span class="out number">${progress === 'queued' ? nothing : html`<bdi>${format.seconds(row.at)}</bdi>`}</span>
  </li>`;
}

/** One that does not go, or not any more: why, and the way out of that. */
export function othersRow(row: BulkRow, around: BulkAround, asked: boolean): TemplateResult {
  const { bubbles, format, now, say, words } = around;
  const bubble = bubbles.get(row.key) ?? null;
  const why = whyOf(row, bubble, now, words, say, format);
  const failed = row.progress === 'failed';
  return html`<li>
    ${where(row, around)}
    <span class="what"><bdi class="name">${row.buyerName || words.buyer}</bdi> <bdi class="why">${asked || row.progress === 'stopped' ? why : failed ? say.failed(why) : say.skipped(why)}</bdi></span>
    <span class="out">${way(row, bubble, around)}</span>
  </li>`;
}

function way(row: BulkRow, bubble: Bubble | null, { chosen, format, now, say, words }: BulkAround): TemplateResult | typeof nothing {
  const { result } = row;
  const deed = wayOut(row, bubble);
  if (deed !== null) {
    const said = { 'log-in': words.logIn, resume: words.resume, edit: words.edit, open: say.open } as const satisfies Record<BulkDeed, string>;
    const whose = row.buyerName || words.buyer;
    return html`<button class="link" type="button" aria-label="${said[deed]}: ${whose}" @click=${() => chosen(deed, row)}>${said[deed]}</button>`;
  }
  const itself = row.progress === 'failed' && bubble !== null ? resumption(bubble, now, words, format) : '';
  if (itself !== '') return html`<span class="wait number">${icon('clock')}<bdi>${itself}</bdi></span>`;
  const at = result?.ok === false && result.why === 'not-eligible' && result.eligibility.verdict === 'may' ? result.eligibility.at : null;
  return at === null || at <= now ? nothing : html`<span class="wait number">${icon('clock')}${words.retryIn(format.countdown(at - now))}</span>`;
}

function where({ storeId }: BulkRow, { stores, words }: BulkAround): TemplateResult {
  const store = stores.get(storeId);
  return store === undefined
    ? html`<span class="where">${words.unknownStore}</span>`
    : html`<span class="where" title=${store.name}>${platformMark(store.platform)}<span class="site">${store.market}</span></span>`;
}
