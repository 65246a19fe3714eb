import { html, nothing, type TemplateResult } from 'lit';
import type { Bubble } from '@cs-inbox/core';
import { webLink } from '../format/web-link.ts';
import { icon } from '../icons/icon.ts';
import type { Words } from '../words/words.ts';
import { markedText } from './marked-text.ts';

/** Longest side of an image and of a sticker, px. */
const LONGEST = { image: 240, sticker: 120 } as const;

interface Shown {
  readonly bubble: Bubble;
  readonly words: Words;
  /** Whether its image could not be shown. */
  readonly broken: boolean;
  readonly onBroken: () => void;
}

/** What stands in a bubble: what the kind of message shows, then its text. */
export function messageContent(shown: Shown): TemplateResult {
  const { bubble } = shown;
  const found = bubble.delivery === 'failed' || bubble.delivery === 'blocked' ? (bubble.failure?.words ?? []) : [];
  const text = bubble.text === '' ? nothing : html`<p class="text" part="text" dir="auto">${markedText(bubble.text, found)}</p>`;
  return html`${attachmentOf(shown)}${text}`;
}

function attachmentOf(shown: Shown): TemplateResult | typeof nothing {
  const { bubble, words } = shown;
  const { attachment, kind } = bubble;
  if (kind === 'text' || kind === 'system') return nothing;
  if ((kind === 'image' || kind === 'sticker') && attachment?.imageUrl) return picture(shown, kind, attachment.imageUrl);
  if ((kind === 'item' || kind === 'order' || kind === 'voucher') && attachment) return card(shown, kind);
  return html`<p class="unsupported">${icon('alert')}<span>${words.kindUnsupported}</span></p>${linkOf(bubble, words)}`;
}

/** Its place is kept from the beginning, and it holds nothing up: it is asked for when it comes into view, and drawn when it is there. */
function picture({ bubble: { attachment }, words, broken, onBroken }: Shown, kind: 'image' | 'sticker', url: string): TemplateResult {
  if (broken) return html`<p class="unsupported">${icon('alert')}<span>${words.imageBroken}</span></p>${webLink(url, 'open', words.openAt) ?? nothing}`;
  const longest = LONGEST[kind];
  const width = attachment?.imageWidth ?? longest;
  const height = attachment?.imageHeight ?? longest * 0.75;
  const scale = Math.min(1, longest / width, longest / height);
  const img = html`<img
    class=${attachment?.imageWidth && attachment.imageHeight ? 'known' : ''}
    src=${url}
    width=${Math.max(1, Math.round(width * scale))}
    height=${Math.max(1, Math.round(height * scale))}
    alt=${attachment?.title || words.kind[kind]}
    loading="lazy"
    decoding="async"
    referrerpolicy="no-referrer"
    draggable="false"
    @error=${onBroken}
  />`;
  return html`<div class="picture">${kind === 'image' ? (webLink(url, 'whole', () => img) ?? img) : img}</div>`;
}

/** An item, an order or a voucher as the platform's own chat shows it. */
function card({ bubble, words, broken, onBroken }: Shown, kind: 'item' | 'order' | 'voucher'): TemplateResult {
  const { title, subtitle, imageUrl } = bubble.attachment ?? {};
  const thumb = imageUrl && !broken
    ? html`<img src=${imageUrl} width="44" height="44" alt="" loading="lazy" decoding="async" referrerpolicy="no-referrer" @error=${onBroken} />`
    : html`<span class="thumb">${icon(kind)}</span>`;
  return html`<div class="card ${kind}">
    ${thumb}
    <div>
      <p class="kind">${words.kind[kind]}</p>
      ${title ? html`<p class="title" dir="auto">${title}</p>` : nothing} ${subtitle ? html`<p class="subtitle" dir="auto">${subtitle}</p>` : nothing}
    </div>
  </div>
  ${linkOf(bubble, words)}`;
}

/** The host is named: who presses it knows where it leads. */
function linkOf({ attachment }: Bubble, words: Words): TemplateResult | typeof nothing {
  return webLink(attachment?.linkUrl, 'open', words.openAt) ?? nothing;
}
