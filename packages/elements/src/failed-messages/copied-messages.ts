import type { FailedMessage } from '@cs-inbox/state';
import type { Format } from '../format/format.ts';
import type { Words } from '../words/words.ts';
import { tabLine } from '../export/tab-line.ts';
import { failedTold } from './failed-told.ts';

/** What the clipboard gets: of one message its text; of several a line each, with time, store, buyer and cause. */
export function copiedMessages(messages: readonly FailedMessage[], now: number, words: Words, format: Format): string {
  const line = ({ bubble, buyerName, store }: FailedMessage) =>
    `${format.moment(bubble.at, now)}\t${tabLine([store === null ? words.unknownStore : `${store.name} ${store.market}`, buyerName, failedTold(bubble, now, words, format).cause, bubble.text])}`;
  const [first] = messages;
  return first !== undefined && messages.length === 1 ? first.bubble.text : messages.map(line).join('\n');
}
