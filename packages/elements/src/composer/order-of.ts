import type { Bubble } from '@cs-inbox/core';

/** Number of the order that a thread shows last, or null. */
export function orderOf(bubbles: readonly Bubble[]): string | null {
  return bubbles.findLast(({ attachment, kind }) => kind === 'order' && attachment?.title)?.attachment?.title ?? null;
}
