import type { FailedMessage } from '@cs-inbox/state';
import type { ExportColumn } from '../export/export-column.ts';
import type { Format } from '../format/format.ts';
import { platformName } from '../icons/platform-name.ts';
import type { Words } from '../words/words.ts';
import { failedNext } from './failed-next.ts';

/** What an exported file says of each failed message. */
export function failedColumns(now: number, words: Words, format: Format): readonly ExportColumn<FailedMessage>[] {
  const { by, column } = words.centre;
  const is = (key: string, name: string, cell: ExportColumn<FailedMessage>['cell']): ExportColumn<FailedMessage> => ({ key, name, cell });
  return [
    is('time', column.time, ({ bubble }) => ({ at: bubble.at })),
    is('platform', by.platform, ({ store }) => (store === null ? null : platformName(store.platform))),
    is('market', words.centre.site, ({ store }) => store?.market ?? null),
    is('store', by.store, ({ store, storeId }) => store?.name ?? storeId),
    is('buyer', words.buyer, ({ buyerName }) => buyerName),
    is('text', words.message, ({ bubble }) => bubble.text),
    is('state', words.centre.state, ({ bubble }) => words.delivery[bubble.delivery]),
    is('cause', by.cause, ({ bubble: { failure } }) => failure && words.cause[failure.cause]),
    is('class', by.class, ({ bubble: { failure } }) => failure && words.centre.class[failure.class]),
    is('code', words.centre.code, ({ bubble: { failure } }) => failure?.code || null),
    is('requestId', words.centre.requestId, ({ bubble: { failure } }) => failure?.requestId || null),
    is('attempts', by.attempts, ({ bubble }) => bubble.attempts),
    is('replyDue', column.due, ({ replyDueAt }) => replyDueAt && { at: replyDueAt }),
    is('next', column.next, ({ bubble }) => failedNext(bubble, now, words, format).words),
  ];
}
