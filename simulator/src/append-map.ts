interface Entry<V> {
  readonly version: number;
  readonly value: V;
  /** Of the same key, in older versions. */
  readonly before: Entry<V> | undefined;
}

interface Shared<K, V> {
  newest: number;
  readonly entries: Map<K, Entry<V>>;
}

/**
 * A map in which keys only come and change. To set one in its newest version costs
 * the same however many there are; an older version stays as it was.
 */
export class AppendMap<K, V> implements Iterable<readonly [K, V]> {
  readonly shared: Readonly<Shared<K, V>>;
  readonly version: number;

  private constructor(shared: Shared<K, V>) {
    this.shared = shared;
    this.version = shared.newest;
  }

  static empty<K, V>(): AppendMap<K, V> {
    return new AppendMap<K, V>({ newest: 0, entries: new Map() });
  }

  get(key: K): V | undefined {
    return this.#entry(key)?.value;
  }

  /** With the value of a key. */
  with(key: K, value: V): AppendMap<K, V> {
    // Who writes to an older version gets a map of its own.
    const shared: Shared<K, V> = this.version === this.shared.newest ? this.shared : this.#copy();
    shared.newest++;
    shared.entries.set(key, { version: shared.newest, value, before: shared.entries.get(key) });
    return new AppendMap(shared);
  }

  *[Symbol.iterator](): Generator<readonly [K, V]> {
    for (const key of this.shared.entries.keys()) {
      const entry = this.#entry(key);
      if (entry !== undefined) yield [key, entry.value];
    }
  }

  #entry(key: K): Entry<V> | undefined {
    let entry = this.shared.entries.get(key);
    while (entry !== undefined && entry.version > this.version) entry = entry.before;
    return entry;
  }

  #copy(): Shared<K, V> {
    const newest = this.version;
    return { newest, entries: new Map([...this].map(([key, value]) => [key, { version: newest, value, before: undefined }])) };
  }
}
