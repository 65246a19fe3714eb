import type { Tables } from '@cs-inbox/core';
import { type CacheChange, CONVERSATION, isListed, newestAt, sizeOf, THREAD } from './cache-rows.ts';
import type { Row } from './ports.ts';

/** How much the rows of the cache take on the disk. */
export class CacheWeight {
  readonly #sizes = new Map<string, number>();
  /** Not weighed yet: a start from the disk has something to show first. */
  #rows: readonly Row[];
  #bytes = 0;
  /** How many stores and conversations are among them. */
  listed: number;

  constructor(rows: readonly Row[]) {
    this.#rows = rows;
    this.listed = rows.filter(({ key }) => isListed(key)).length;
  }

  /** Of all rows together. */
  get bytes(): number {
    this.#weigh();
    return this.#bytes;
  }

  keys(): Iterable<string> {
    this.#weigh();
    return this.#sizes.keys();
  }

  /** @param size 0 where the row is gone */
  put(key: string, size: number): void {
    this.#weigh();
    const before = this.#sizes.get(key) ?? 0;
    this.#bytes += size - before;
    if (isListed(key)) this.listed += Math.sign(size) - Math.sign(before);
    if (size === 0) this.#sizes.delete(key);
    else this.#sizes.set(key, size);
  }

  /**
   * Leaves out of the changes what would be too much, and takes away what is there: threads first, then
   * conversations, each time the oldest.
   * @returns what it will be once they are written
   */
  fit(changes: Map<string, CacheChange>, { conversations }: Tables, bytesMax: number): Pick<CacheWeight, 'bytes' | 'listed'> {
    let { bytes, listed } = this;
    for (const [key, change] of changes) {
      const [size, before] = [change?.size ?? 0, this.#sizes.get(key) ?? 0];
      bytes += size - before;
      if (isListed(key)) listed += Math.sign(size) - Math.sign(before);
    }
    if (bytes <= bytesMax) return { bytes, listed };
    const oldest = [...conversations.values()].sort((a, b) => newestAt(a) - newestAt(b));
    for (const kind of [THREAD, CONVERSATION]) {
      for (const { id } of oldest) {
        // A little more than must be, so that it is not sorted each time.
        if (bytes <= bytesMax * 0.9) break;
        const key = kind + id;
        const size = (changes.has(key) ? changes.get(key)?.size : this.#sizes.get(key)) ?? 0;
        if (size === 0) continue;
        bytes -= size;
        if (kind === CONVERSATION) listed -= 1;
        changes.set(key, null);
      }
    }
    return { bytes, listed };
  }

  #weigh(): void {
    const rows = this.#rows;
    if (rows.length === 0) return;
    this.#rows = [];
    this.listed = 0;
    for (const row of rows) this.put(row.key, sizeOf(row));
  }
}
