import { type Bubble, type Delivery, mayGoNow, sendPolicy } from '@cs-inbox/core';
import type { Format } from '../format/format.ts';
import { resumption } from '../message-bubble/next-step.ts';
import { whyNot } from '../retry-dialog/why-not.ts';
import type { Words } from '../words/words.ts';

const arrived: ReadonlySet<Delivery> = new Set(['sent', 'delivered', 'read']);

/** What becomes of a message by itself, and when; and what a person may do where nothing does. One sentence each. */
export function nextAutomatic(bubble: Bubble, now: number, words: Words, format: Format): readonly string[] {
  const { asks, delivery, failure, hold, history, retry } = bubble;
  const { past } = words;
  if (arrived.has(delivery)) return [past.arrived];
  const itself = resumption(bubble, now, words, format);
  const most = sendPolicy.automaticMax;
  const used = history.filter(({ trigger, outcome }) => trigger === 'automatic' && outcome !== 'unreached').length;
  const count = used === 0 && bubble.resumes?.on !== 'morning' ? [] : [past.automatic(used, most)];
  switch (delivery) {
    case 'sending':
      return [words.delivery.sending];
    case 'unconfirmed':
      return asks ? [words.nobodyKnows, past.never] : [words.unconfirmedNext];
    case 'queued':
      return [hold === null ? words.turnNext : words.hold[hold]];
    case 'waiting':
      return [itself || (hold === null ? words.waitingNext[failure?.cause ?? 'unknown'] || words.turnNext : words.hold[hold])];
    default:
      if (itself !== '') return [itself, ...count];
      if (retry === null || retry.verdict === 'never') return [past.never, ...(retry === null ? [] : [whyNot(retry, now, words, format)])];
      return [used >= most ? past.used(most) : past.byHand, ...(mayGoNow(retry, now) ? [] : [whyNot(retry, now, words, format)])];
  }
}
