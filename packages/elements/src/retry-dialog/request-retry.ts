import type { Inbox, ResendResult, RetryResult } from '@cs-inbox/state';
import { CsBeforeRetryEvent } from '../events/cs-before-retry.ts';
import { CsRetryResultEvent } from '../events/cs-retry-result.ts';
import { retryCondition } from './retry-condition.ts';
import type { retryVerb } from './retry-verb.ts';

const origin = 'here';

/**
 * Asks for another attempt of a message, with the host looking on.
 * @param reason in the operator's words
 * @returns null where the host forbade it: then nothing was asked
 */
export function requestRetry(
  host: EventTarget,
  inbox: Inbox,
  { conversationId, key, storeId, verb }: { readonly conversationId: string; readonly key: string; readonly storeId: string; readonly verb: ReturnType<typeof retryVerb> },
  reason?: string,
): RetryResult | ResendResult | null {
  if (!host.dispatchEvent(new CsBeforeRetryEvent({ key, conversationId, storeId, origin }))) return null;
  const result = inbox[verb](conversationId, key, reason);
  host.dispatchEvent(new CsRetryResultEvent({ key, conversationId, result: result.ok ? 'queued' : 'failed', reason: retryCondition(result), origin }));
  return result;
}
