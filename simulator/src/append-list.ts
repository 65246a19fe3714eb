/**
 * A list that only grows. To append to its newest version costs the same however
 * long it is; an older version stays as it was.
 */
export interface AppendList<T> {
  /** May hold more than belongs to this version. */
  readonly shared: readonly T[];
  readonly length: number;
}

export const emptyList: AppendList<never> = { shared: [], length: 0 };

export function appended<T>(list: AppendList<T>, item: T): AppendList<T> {
  // Who appends to an older version gets an array of its own.
  const shared = list.length > 0 && list.shared.length === list.length ? (list.shared as T[]) : list.shared.slice(0, list.length);
  shared.push(item);
  return { shared, length: list.length + 1 };
}

/** The items of this version. Not copied where it is the newest: it must not be kept while others append. */
export function itemsOf<T>({ shared, length }: AppendList<T>): readonly T[] {
  return shared.length === length ? shared : shared.slice(0, length);
}
