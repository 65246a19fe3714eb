import type { FailedMessage } from '@cs-inbox/state';
import { instant } from '../export/instant.ts';
import type { Words } from '../words/words.ts';

/** Most lines. */
const LINES_MAX = 200;

/** What technical support asks for: one line for each attempt of what has not arrived, newest first, without anybody's text. '' where no request id is known. */
export function requestIds(failures: readonly FailedMessage[], { cause: causes }: Words): string {
  const known = failures.flatMap(({ bubble: { at, failure, history }, store, storeId }) => {
    const where = store === null ? storeId : `${store.platform} ${store.market} ${store.name}`;
    const attempts = history.length > 0 || failure === null ? history : [{ ...failure, departedAt: at }];
    return attempts.filter(({ requestId }) => requestId !== '').map((attempt) => ({ ...attempt, where }));
  });
  return known
    .sort((a, b) => b.departedAt - a.departedAt)
    .slice(0, LINES_MAX)
    .map(({ departedAt, where, cause, code, requestId }) => [instant(departedAt), where, cause === null ? '' : causes[cause], code, requestId].filter((part) => part !== '').join(' · '))
    .join('\n');
}
