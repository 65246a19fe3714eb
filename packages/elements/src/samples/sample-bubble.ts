import type { Bubble } from '@cs-inbox/core';
import { sampleNow } from './sample-now.ts';

/** An own message that has arrived, but for what is said otherwise. */
export function sampleBubble(more: Partial<Bubble>): Bubble {
  return {
    id: 'k-1',
    key: 'k-1',
    direction: 'out',
    kind: 'text',
    text: 'Your parcel left the warehouse today.',
    at: sampleNow - 60_000,
    delivery: 'delivered',
    failure: null,
    attempts: 1,
    retry: null,
    resumes: null,
    holdsUp: 0,
    hold: null,
    sendingSince: null,
    asks: false,
    yields: false,
    history: [],
    ...more,
  };
}
