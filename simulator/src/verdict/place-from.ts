/** The place of the first of these ascending numbers that is at least `least`; their count where none is. */
export function placeFrom(ascending: readonly number[], least: number): number {
  let from = 0;
  let to = ascending.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((ascending[middle] ?? Infinity) < least) from = middle + 1;
    else to = middle;
  }
  return from;
}
