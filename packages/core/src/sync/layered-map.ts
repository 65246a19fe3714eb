/** Smaller ones are copied: that costs less than a second look at each question. */
const LARGE = 256;

type Layers<K, V> = readonly [under: ReadonlyMap<K, V>, over: ReadonlyMap<K, V>];

/** A large map that stays as it is, and a few changes over it: to make one, and to ask it, costs what the changes cost. Only who goes through all of it has it put together. */
class LayeredMap<K, V> implements ReadonlyMap<K, V> {
  readonly layers: Layers<K, V>;
  #whole: ReadonlyMap<K, V> | null = null;

  constructor(...layers: Layers<K, V>) {
    this.layers = layers;
  }

  get whole(): ReadonlyMap<K, V> {
    return (this.#whole ??= joined(this.layers));
  }

  get size(): number {
    return this.whole.size;
  }

  get(key: K): V | undefined {
    const [under, over] = this.layers;
    return (over.has(key) ? over : under).get(key);
  }

  has(key: K): boolean {
    return this.layers.some((layer) => layer.has(key));
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
export function withChanges<K, V>(base: ReadonlyMap<K, V>, changes: Iterable<readonly [K, V]>): ReadonlyMap<K, V> {
  const [under, old] = layersOf(base);
  const over = joined([old, changes]);
  // Up to so many, copying them costs less than a copy of everything now and then.
  return under.size >= LARGE && over.size ** 2 <= under.size * 2 ? new LayeredMap(under, over) : joined([under, over]);
}

/** Keys in which a map may differ from an older one that it was made of; null where that would mean to look at all of them. */
export function keysSince<K, V>(before: ReadonlyMap<K, V>, after: ReadonlyMap<K, V>): readonly K[] | null {
  const [[was, old], [is, over]] = [layersOf(before), layersOf(after)];
  return was === is ? [...old.keys(), ...over.keys()] : null;
}

function layersOf<K, V>(map: ReadonlyMap<K, V>): Layers<K, V> {
  return map instanceof LayeredMap ? map.layers : [map, new Map()];
}

function joined<K, V>([under, over]: readonly [ReadonlyMap<K, V>, Iterable<readonly [K, V]>]): ReadonlyMap<K, V> {
  const all = new Map(under);
  for (const [key, value] of over) all.set(key, value);
  return all;
}
