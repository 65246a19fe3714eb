import type { Bubble } from '@cs-inbox/core';
import { changedSpan } from './changed-span.ts';

/** Bubbles that stand below everything that was there. */
export function freshOf(before: readonly Bubble[], after: readonly Bubble[]): readonly Bubble[] {
  const changed = changedSpan(before, after);
  const known = new Set(changed.before.map(({ id }) => id));
  return changed.atEnd ? changed.after.slice(changed.after.findLastIndex(({ id }) => known.has(id)) + 1) : [];
}
