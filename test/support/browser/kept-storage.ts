import type { Row, RowChanges, StorageAnswer, StoragePort } from '@cs-inbox/state';

/** A disk in memory that several pages may follow each other on, and that may be told to refuse. */
export class KeptStorage {
  readonly rows = new Map<string, unknown>();
  refuses = false;
  #epoch = 0;

  /** The disk as one page sees it. */
  open(): StoragePort {
    return {
      kind: () => 'disk',
      load: (answer) => queueMicrotask(() => answer(this.#all())),
      lead: (answer) => queueMicrotask(() => answer({ rows: this.#all(), epoch: ++this.#epoch })),
      commit: (rows, answer) => queueMicrotask(() => answer(this.#take(rows))),
      wipe: (answer) =>
        queueMicrotask(() => {
          this.rows.clear();
          answer({ ok: true });
        }),
    };
  }

  #all(): Row[] {
    return [...this.rows].map(([key, value]) => ({ key, value }));
  }

  #take({ puts, deletes, epoch }: RowChanges): StorageAnswer {
    if (this.refuses) return { ok: false, why: 'quota' };
    if (epoch !== null && epoch < this.#epoch) return { ok: false, why: 'fenced' };
    for (const key of deletes) this.rows.delete(key);
    for (const { key, value } of puts) this.rows.set(key, structuredClone(value));
    return { ok: true };
  }
}
