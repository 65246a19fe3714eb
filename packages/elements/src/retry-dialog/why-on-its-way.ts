import type { Bubble } from '@cs-inbox/core';
import type { Words } from '../words/words.ts';

/** Of one that has not arrived though nothing has refused it: for what it waits, which is why nobody has to retry it. */
export function whyOnItsWay({ asks, delivery, failure, hold }: Pick<Bubble, 'asks' | 'delivery' | 'failure' | 'hold'>, words: Words): string {
  if (hold !== null) return words.hold[hold];
  if (delivery === 'waiting' && failure !== null) return words.waiting[failure.cause];
  return delivery === 'unconfirmed' ? (asks ? words.nobodyKnows : words.unconfirmedNext) : words.delivery[delivery];
}
