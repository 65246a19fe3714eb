/** Of how many items one has to have changed for sorting all of them to be cheaper than moving some. */
const SORT_SHARE = 16;

/**
 * Items that are in order, without those that are gone and with those that have come.
 * @param all what there is by now, in any order
 */
export function moved<Item>(items: readonly Item[], gone: readonly Item[], come: readonly Item[], all: () => Iterable<Item>, compare: (a: Item, b: Item) => number): readonly Item[] {
  if ((gone.length + come.length) * SORT_SHARE > items.length) return [...all()].sort(compare);
  const next = [...items];
  for (const item of gone) next.splice(placeOf(next, item, compare), 1);
  for (const item of come) next.splice(placeOf(next, item, compare), 0, item);
  return next;
}

/** Where an item stands, or belongs, in items that are in order. */
function placeOf<Item>(items: readonly Item[], item: Item, compare: (a: Item, b: Item) => number): number {
  let [from, to] = [0, items.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const other = items[middle];
    if (other !== undefined && compare(other, item) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}
