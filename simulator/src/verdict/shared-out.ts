/** At most so many items of the lists, in their order: short lists whole, and what is left shared among the long ones. */
export function sharedOut<T>(lists: readonly (readonly T[])[], max: number): readonly T[] {
  let left = max;
  let rest = lists.length;
  const shares = new Map<readonly T[], number>();
  for (const list of lists.toSorted((a, b) => a.length - b.length)) {
    const share = Math.min(list.length, Math.floor(left / rest));
    shares.set(list, share);
    left -= share;
    rest -= 1;
  }
  return lists.flatMap((list) => list.slice(0, shares.get(list)));
}
