import type { Bubble } from '@cs-inbox/core';
import { spokenText } from '../message-bubble/spoken-text.ts';
import type { Words } from '../words/words.ts';
import { changedSpan } from './changed-span.ts';

/** Most of a message's own text that is said to tell it from others, in UTF-16 code units. */
const TEXT_SAID_MAX = 40;

/** What a screen reader is told of the step from one thread to the next, or '' where it needs no telling. */
export function announcement(before: readonly Bubble[], after: readonly Bubble[], buyer: string, words: Words): string {
  if (before.length === 0) return '';
  const changed = changedSpan(before, after);
  const known = new Map(changed.before.map((bubble) => [bubble.id, bubble]));
  const newest = before.at(-1)?.at ?? 0;
  const arrived = changed.after.filter((bubble) => bubble.direction === 'in' && !known.has(bubble.id) && bubble.at >= newest);
  const said = arrived.map((bubble) => words.announceMessage(buyer, spokenText(bubble, words)));
  const last = after.findLast((bubble) => bubble.direction === 'out');
  for (const own of changed.after) {
    const old = known.get(own.id);
    if (own.direction === 'in' || (old !== undefined && saysTheSame(own, old))) continue;
    if (own === last) said.push(statusOf(own, words));
    else if (known.has(own.id) && isTrouble(own)) said.push(words.announceMessage(statusOf(own, words), own.text.slice(0, TEXT_SAID_MAX)));
  }
  return said.join('. ');
}

function saysTheSame(a: Bubble, b: Bubble): boolean {
  return a.delivery === b.delivery && (a.delivery === 'failed' || (a.hold === b.hold && a.asks === b.asks));
}

/** What must be told also where a later message has been sent since: "Sent" right after it would mislead. */
function isTrouble({ delivery, hold }: Bubble): boolean {
  return hold === 'stale' || hold === 'answered' || delivery === 'failed' || delivery === 'unconfirmed' || delivery === 'blocked';
}

function statusOf({ asks, delivery, failure, hold }: Bubble, words: Words): string {
  const cause = failure?.cause ?? 'network';
  if (hold !== null && delivery !== 'failed') return hold === 'answered' ? words.holdAsks.answered : words.hold[hold];
  if (asks) return `${words.delivery.unconfirmed}: ${words.nobodyKnows}`;
  if (delivery === 'waiting') return words.waiting[cause];
  const word = words.delivery[delivery];
  return delivery === 'failed' || delivery === 'unconfirmed' ? `${word}: ${words.cause[cause]}` : word;
}
