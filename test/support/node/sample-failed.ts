import type { Bubble } from '@cs-inbox/core';
import type { FailedMessage } from '@cs-inbox/state';
import { sampleFailure } from './sample-failure.ts';

/** A message that has failed and may go again at once, but for what is said otherwise. */
export function sampleFailed(key: string, change: Partial<Omit<FailedMessage, 'bubble'>> = {}, bubble: Partial<Bubble> = {}): FailedMessage {
  const of: Bubble = {
    id: key, key, direction: 'out', kind: 'text', text: `text of ${key}`, at: 0, delivery: 'failed', failure: sampleFailure('unknown'), attempts: 1,
    retry: { verdict: 'may', at: null }, resumes: null, holdsUp: 0, hold: null, sendingSince: null, asks: false, yields: false, history: [], ...bubble,
  };
  return { bubble: of, conversationId: 'c', storeId: 's', store: null, buyerName: 'Buyer', replyDueAt: null, ...change };
}
