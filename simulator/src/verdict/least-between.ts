/** The place of the least of the numbers in places `from` (inclusive) to `to` (exclusive), or null where there is none. */
type LeastBetween = (from: number, to: number) => number | null;

/** Prepares the numbers, so that each question costs the logarithm of their count. */
export function leastBetween(numbers: readonly number[]): LeastBetween {
  const count = numbers.length;
  const at = (place: number | null) => (place === null ? Infinity : (numbers[place] ?? Infinity));
  const less = (a: number | null, b: number | null) => (at(b) < at(a) ? b : a);
  // A binary tree in an array: the leaves are the places, and each node holds the better of its two children.
  const tree: (number | null)[] = [...Array<null>(count).fill(null), ...numbers.keys()];
  for (let node = count - 1; node > 0; node--) tree[node] = less(tree[2 * node] ?? null, tree[2 * node + 1] ?? null);
  return (from, to) => {
    let best: number | null = null;
    for (let left = from + count, right = to + count; left < right; left >>= 1, right >>= 1) {
      if (left % 2 === 1) best = less(best, tree[left++] ?? null);
      if (right % 2 === 1) best = less(best, tree[--right] ?? null);
    }
    return best;
  };
}
