/** What differs between two lists of the same things: all but what they begin and end with alike. */
interface ChangedSpan<Item> {
  readonly before: readonly Item[];
  readonly after: readonly Item[];
  /** Whether their ends differ. */
  readonly atEnd: boolean;
}

export function changedSpan<Item>(before: readonly Item[], after: readonly Item[]): ChangedSpan<Item> {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { before: before.slice(start, before.length - tail), after: after.slice(start, after.length - tail), atEnd: tail === 0 };
}
