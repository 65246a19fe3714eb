const CHUNK_LENGTH = 32;

/** A list in pieces: another version of it copies one piece and shares the others, however long the list is. */
export class ChunkedList<T> implements Iterable<T> {
  readonly chunks: readonly (readonly T[])[];
  readonly length: number;

  private constructor(chunks: readonly (readonly T[])[], length: number) {
    this.chunks = chunks;
    this.length = length;
  }

  static of<T>(items: readonly T[]): ChunkedList<T> {
    const chunks = Array.from({ length: Math.ceil(items.length / CHUNK_LENGTH) }, (_, n) => items.slice(n * CHUNK_LENGTH, (n + 1) * CHUNK_LENGTH));
    return new ChunkedList(chunks, items.length);
  }

  /** Places count from 0. */
  at(place: number): T | undefined {
    return this.chunks[Math.floor(place / CHUNK_LENGTH)]?.[place % CHUNK_LENGTH];
  }

  last(): T | undefined {
    return this.at(this.length - 1);
  }

  /** With one more item at the end. */
  appended(item: T): ChunkedList<T> {
    const full = Math.floor(this.length / CHUNK_LENGTH);
    return new ChunkedList(replaced(this.chunks, full, [...(this.chunks[full] ?? []), item]), this.length + 1);
  }

  /** With another item at a place that it has. */
  with(place: number, item: T): ChunkedList<T> {
    const n = Math.floor(place / CHUNK_LENGTH);
    return new ChunkedList(replaced(this.chunks, n, replaced(this.chunks[n] ?? [], place % CHUNK_LENGTH, item)), this.length);
  }

  *[Symbol.iterator](): Generator<T> {
    for (const chunk of this.chunks) yield* chunk;
  }

  toArray(): readonly T[] {
    return this.chunks.flat();
  }
}

function replaced<T>(items: readonly T[], place: number, item: T): readonly T[] {
  const copy = items.slice();
  copy[place] = item;
  return copy;
}
