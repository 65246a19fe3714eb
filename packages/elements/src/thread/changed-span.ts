/** What differs between two lists of the same things: all but what they begin and end with alike. */
interface ChangedSpan<Item> {
  readonly before: readonly Item[];
  readonly after: readonly Item[];
  /** Whether their ends differ. */
  readonly atEnd: boolean;
}

/** By the later one: several ask of the same step, and of a long thread each answer goes through all of it. */
const known = new WeakMap<readonly unknown[], { readonly before: readonly unknown[]; readonly span: ChangedSpan<unknown> }>();

export function changedSpan<Item>(before: readonly Item[], after: readonly Item[]): ChangedSpan<Item> {
  const last = known.get(after);
  if (last?.before === before) return last.span as ChangedSpan<Item>;
  const span = compared(before, after);
  known.set(after, { before, span });
  return span;
}

function compared<Item>(before: readonly Item[], after: readonly Item[]): ChangedSpan<Item> {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { before: before.slice(start, before.length - tail), after: after.slice(start, after.length - tail), atEnd: tail === 0 };
}
