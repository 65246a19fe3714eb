import type { Row, StorageAnswer, StoragePort } from '@cs-inbox/state';

/** A disk in memory that several pages may follow each other on, and that may be told to refuse. */
export class KeptStorage {
  readonly rows = new Map<string, unknown>();
  refuses = false;

  /** The disk as one page sees it. */
  open(): StoragePort {
    return {
      kind: () => 'disk',
      load: (answer) => queueMicrotask(() => answer([...this.rows].map(([key, value]) => ({ key, value })))),
      commit: (rows, answer) => queueMicrotask(() => answer(this.#take(rows))),
    };
  }

  #take({ puts, deletes }: { readonly puts: readonly Row[]; readonly deletes: readonly string[] }): StorageAnswer {
    if (this.refuses) return { ok: false, why: 'quota' };
    for (const key of deletes) this.rows.delete(key);
    for (const { key, value } of puts) this.rows.set(key, structuredClone(value));
    return { ok: true };
  }
}
