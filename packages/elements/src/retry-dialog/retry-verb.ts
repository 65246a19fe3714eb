import type { Bubble } from '@cs-inbox/core';
import type { Inbox } from '@cs-inbox/state';

/** By what a message goes another time: one that was blocked as a new one, one that nobody can ask about at a person's risk. */
export function retryVerb({ asks, delivery }: Bubble): Extract<keyof Inbox, 'retry' | 'resend' | 'sendAgain'> {
  return delivery === 'blocked' ? 'resend' : asks ? 'sendAgain' : 'retry';
}
