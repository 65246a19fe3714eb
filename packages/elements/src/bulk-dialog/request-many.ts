import type { FailedMessage, Inbox } from '@cs-inbox/state';
import { CsBeforeRetryEvent } from '../events/cs-before-retry.ts';
import { CsRetryResultEvent } from '../events/cs-retry-result.ts';
import { retryCondition } from '../retry-dialog/retry-condition.ts';
import type { BulkRow } from './bulk-row.ts';
import { placeOf } from './place-of.ts';

const origin = 'here';

/**
 * Asks for another attempt of many messages at once, with the host looking on: it is asked about each that may go,
 * and told what became of each that was not forbidden.
 * @param now ms since the epoch
 * @param reason in the operator's words
 * @returns one row for each message, in their order
 */
export function requestMany(host: EventTarget, inbox: Inbox, messages: readonly FailedMessage[], now: number, reason?: string): readonly BulkRow[] {
  const outlook = inbox.retryOutlook(messages.map(placeOf));
  const allowed = messages.filter((message, i) => outlook[i]?.ok === true && asked(host, message));
  const results = allowed.length === 0 ? [] : inbox.retryAll(allowed.map(placeOf), reason);
  const taken = new Map(allowed.map((message, i) => [message, results[i]]));
  return messages.map((message, i) => {
    const result = taken.get(message) ?? (outlook[i]?.ok === false ? outlook[i] : null);
    const { conversationId, key } = placeOf(message);
    if (result !== null) {
      host.dispatchEvent(new CsRetryResultEvent({ key, conversationId, result: result.ok ? 'queued' : 'failed', reason: retryCondition(result), origin }));
    }
    const goesAs = result?.ok === true && 'key' in result && typeof result.key === 'string' ? result.key : key;
    return { conversationId, key: goesAs, storeId: message.storeId, buyerName: message.buyerName, result, progress: result?.ok === true ? 'queued' : null, at: now };
  });
}

function asked(host: EventTarget, message: FailedMessage): boolean {
  return host.dispatchEvent(new CsBeforeRetryEvent({ ...placeOf(message), storeId: message.storeId, origin }));
}
