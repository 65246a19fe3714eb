/** Of so many keys one may have changed; where more have, all are copied, as they are of a smaller map. */
const ONE_OF = 128;

type Layers<K, V> = readonly [under: ReadonlyMap<K, V>, over: ReadonlyMap<K, V>];

/** A large map that stays as it is, and a few changes over it: to make one, and to ask it, costs what the changes cost. Only who goes through all of it has it put together. */
class LayeredMap<K, V> implements ReadonlyMap<K, V> {
  readonly layers: Layers<K, V>;

  constructor(layers: Layers<K, V>) {
    this.layers = layers;
  }

  get whole(): ReadonlyMap<K, V> {
    return joined(...this.layers);
  }

  get size(): number {
    return this.whole.size;
  }

  get(key: K): V | undefined {
    const [under, over] = this.layers;
    return over.get(key) ?? under.get(key);
  }

  has(key: K): boolean {
    return this.get(key) !== undefined;
  }

  entries(): MapIterator<[K, V]> {
    return this.whole.entries();
  }

  keys(): MapIterator<K> {
    return this.whole.keys();
  }

  values(): MapIterator<V> {
    return this.whole.values();
  }

  forEach(call: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    this.whole.forEach(call);
  }

  [Symbol.iterator](): MapIterator<[K, V]> {
    return this.entries();
  }
}

/** The same map with other values for some keys. Older ones stay as they were. */
export function withChanges<K, V>(base: ReadonlyMap<K, V>, changes: readonly (readonly [K, V])[]): ReadonlyMap<K, V> {
  const [under, old] = layersOf(base);
  if (changes.length * ONE_OF > under.size) return joined(under, old, changes);
  const over = joined(old, changes);
  return over.size * ONE_OF > under.size ? joined(under, over) : new LayeredMap([under, over]);
}

/** By key, with a value that it has or had, where a map may differ from an older one that it was made of; null where it may everywhere. */
export function changesSince<K, V>(before: ReadonlyMap<K, V>, after: ReadonlyMap<K, V>): readonly (readonly [K, V])[] | null {
  const [[was, old], [is, over]] = [layersOf(before), layersOf(after)];
  return was === is ? [...old, ...over] : null;
}

function layersOf<K, V>(map: ReadonlyMap<K, V>): Layers<K, V> {
  return map instanceof LayeredMap ? map.layers : [map, new Map()];
}

function joined<K, V>(under: ReadonlyMap<K, V>, ...over: readonly Iterable<readonly [K, V]>[]): ReadonlyMap<K, V> {
  const all = new Map(under);
  for (const layer of over) for (const [key, value] of layer) all.set(key, value);
  return all;
}
