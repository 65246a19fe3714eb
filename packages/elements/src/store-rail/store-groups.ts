import type { Store } from '@cs-inbox/protocol';

/** Stores of one platform, in the order in which they came. */
export function storeGroups(stores: readonly Store[]): ReadonlyMap<string, readonly Store[]> {
  const groups = new Map<string, Store[]>();
  for (const store of stores) {
    const group = groups.get(store.platform);
    if (group === undefined) groups.set(store.platform, [store]);
    else group.push(store);
  }
  return groups;
}
