import type { Bubble } from '@cs-inbox/core';
import { changedSpan } from '../thread/changed-span.ts';

/** Finds the order that a thread shows last; of a long one, only what has changed since is looked at. */
export class OrderFinder {
  #bubbles: readonly Bubble[] = [];
  #order: string | null = null;

  /** Its number, or null. */
  find(bubbles: readonly Bubble[]): string | null {
    const { before, after, atEnd } = changedSpan(this.#bubbles, bubbles);
    const fresh = lastOf(after);
    this.#bubbles = bubbles;
    if (lastOf(before) !== null || (fresh !== null && !atEnd)) this.#order = lastOf(bubbles);
    else this.#order = fresh ?? this.#order;
    return this.#order;
  }
}

function lastOf(bubbles: readonly Bubble[]): string | null {
  return bubbles.findLast(({ attachment, kind }) => kind === 'order' && attachment?.title)?.attachment?.title ?? null;
}
