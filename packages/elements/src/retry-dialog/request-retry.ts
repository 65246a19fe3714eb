import type { Eligibility } from '@cs-inbox/core';
import type { Inbox, ResendResult, RetryResult } from '@cs-inbox/state';
import { CsBeforeRetryEvent } from '../events/cs-before-retry.ts';
import { CsRetryResultEvent } from '../events/cs-retry-result.ts';
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
  const why = result.ok ? '' : result.why === 'not-eligible' ? conditionOf(result.eligibility) : result.why;
  host.dispatchEvent(new CsRetryResultEvent({ key, conversationId, result: result.ok ? 'queued' : 'failed', reason: why, origin }));
  return result;
}

/** The condition that fails. */
function conditionOf(eligibility: Eligibility) {
  switch (eligibility.verdict) {
    case 'may':
      return 'wait';
    case 'waits':
      return eligibility.for;
    case 'never':
      return eligibility.why;
  }
}
