import { html, nothing, type TemplateResult } from 'lit';
import type { Message } from '@cs-inbox/protocol';
import type { ConversationRow } from '@cs-inbox/state';
import { dayLabel } from '../format/day-label.ts';
import { dueTone } from '../format/due-tone.ts';
import type { Format } from '../format/format.ts';
import { initials } from '../format/initials.ts';
import { icon } from '../icons/icon.ts';
import { platformMark } from '../icons/platform-mark.ts';
import { spokenText } from '../message-bubble/spoken-text.ts';
import type { Words } from '../words/words.ts';
import { foundText } from './found-text.ts';

/** How a row speaks. */
interface Speech {
  readonly words: Words;
  readonly format: Format;
  readonly now: number;
  /** What is searched for. */
  readonly terms: readonly string[];
  /** The message in which it was found, where the row does not show it by itself, or null. */
  readonly beyond: Message | null;
}

/** The inside of one row of the list. */
export function conversationRow(row: ConversationRow, speech: Speech): TemplateResult {
  const { conversation, store } = row;
  const { words, terms } = speech;
  return html`
    <span class="avatar" aria-hidden="true">${initials(conversation.buyer.name)}</span>
    ${store === null ? nothing : html`<span class="on">${platformMark(store.platform)}</span>`}
    <span class="line first">
      <bdi class="buyer">${foundText(conversation.buyer.name || words.buyer, terms)}</bdi>
      ${timeOf(row, speech)}
    </span>
    <span class="line">
      ${snippetOf(row, speech)}
      ${conversation.unread === 0
        ? nothing
        : html`<span class="unread number"
            ><span aria-hidden="true">${conversation.unread}</span><span class="said">${words.unread(conversation.unread)}</span></span
          >`}
    </span>
    <span class="line last">
      ${store === null ? nothing : html`<span class="site">${foundText(store.market, terms)}</span>`}
      <bdi class="store">${foundText(store?.name ?? words.unknownStore, terms)}</bdi>
      ${conversation.priority ? html`<span class="chip">${icon('flag')}<bdi>${words.priority}</bdi></span>` : nothing}
      ${dueOf(row, speech)}
    </span>
  `;
}

function timeOf({ at, store }: ConversationRow, { words, format, now }: Speech): TemplateResult {
  const shown = format.daysBetween(at, now) === 0 ? format.time(at) : dayLabel(at, now, words, format);
  return html`<bdi class="time" title=${format.full(at, store?.market)}>${shown}</bdi>`;
}

/** What is searched for and stands in a message comes before what is wrong: of that, the sign is enough. */
function snippetOf({ conversation: { lastMessage }, snippet, trouble }: ConversationRow, { words, terms, beyond }: Speech): TemplateResult {
  const told = beyond ?? snippet;
  const text = beyond === null ? snippet?.text || (lastMessage === null ? '' : spokenText(lastMessage, words)) : spokenText(beyond, words);
  const found = foundText(text, terms, true);
  const wrong = trouble === null ? '' : words.trouble[trouble.delivery](trouble.count, trouble.cause, trouble.hold);
  const short = found !== text;
  const you = told?.direction === 'out' && (trouble === null || beyond !== null) ? html`<bdi class="you">${words.youWrote}</bdi>` : nothing;
  const prefix = trouble === null ? nothing : html`<span class="trouble ${trouble.delivery}">${icon(trouble.delivery)}${short ? nothing : html`<bdi>${wrong}</bdi>`}</span>`;
  return html`<span class="snippet">${prefix}${you}<bdi class="text">${found}</bdi>${short && wrong !== '' ? html`<span class="said">${wrong}</span>` : nothing}</span>`;
}

function dueOf({ conversation, store }: ConversationRow, { words, format, now }: Speech): TemplateResult | typeof nothing {
  const { replyDueAt } = conversation;
  if (replyDueAt === null) return nothing;
  const tone = dueTone(replyDueAt, now);
  return html`<span class="chip ${tone}" title=${format.full(replyDueAt, store?.market)}
    >${icon('clock')}<bdi>${tone === 'overdue' ? words.overdue(format.span(now - replyDueAt)) : words.due(format.moment(replyDueAt, now))}</bdi></span
  >`;
}
