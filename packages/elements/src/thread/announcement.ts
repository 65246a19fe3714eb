import type { Bubble } from '@cs-inbox/core';
import type { Words } from '../words/words.ts';

/** What a screen reader is told of the step from one thread to the next, or '' where it needs no telling. */
export function announcement(before: readonly Bubble[], after: readonly Bubble[], buyer: string, words: Words): string {
  if (before.length === 0) return '';
  const known = new Set(before.map((bubble) => bubble.id));
  const newest = before.at(-1)?.at ?? 0;
  const arrived = after.filter((bubble) => bubble.direction === 'in' && !known.has(bubble.id) && bubble.at >= newest);
  const said = arrived.map((bubble) => words.announceMessage(buyer, bubble.text === '' ? words.kindUnsupported : bubble.text));
  const own = after.findLast((bubble) => bubble.direction === 'out');
  const ownBefore = before.find((bubble) => bubble.id === own?.id);
  if (own !== undefined && own.delivery !== ownBefore?.delivery) said.push(statusOf(own, words));
  return said.join('. ');
}

function statusOf({ delivery, failure }: Bubble, words: Words): string {
  const cause = failure?.cause ?? 'network';
  if (delivery === 'waiting') return words.waiting[cause];
  const word = words.delivery[delivery];
  return delivery === 'failed' || delivery === 'unconfirmed' ? `${word}: ${words.cause[cause]}` : word;
}
