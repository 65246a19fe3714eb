import type { Row, RowChanges, StorageAnswer } from '@cs-inbox/state';

/** What outlives the pages of one browser: rows, and under which leadership they are written. */
export class FakeDisk {
  readonly rows: Map<string, unknown>;
  /** The rows of the cache, beside those of the outbox. */
  readonly cache = new Map<string, unknown>();
  /** Those of the days behind, whose keys begin with `log:`. */
  readonly record = new Map<string, unknown>();
  /** The newest leadership; null where nobody has led since it was made or emptied. */
  epoch: number | null = null;
  #epochs = 0;
  /** How often it was wiped. */
  wipes = 0;

  constructor(rows = new Map<string, unknown>()) {
    this.rows = rows;
  }

  all(): Row[] {
    return copied([...this.rows, ...this.cache]);
  }

  recorded(): Row[] {
    return copied([...this.record]);
  }

  lead(): number {
    return (this.epoch = ++this.#epochs);
  }

  /** @param wipes how often it had been wiped when the page that writes was opened */
  take({ puts, deletes, epoch, relaxed }: RowChanges, wipes = this.wipes): StorageAnswer {
    if (wipes !== this.wipes) return { ok: false, why: 'wiped' };
    if (epoch !== null && this.epoch === null) return { ok: false, why: 'cleared' };
    if (epoch !== null && epoch !== this.epoch) return { ok: false, why: 'fenced' };
    const of = (key: string) => (key.startsWith('log:') ? this.record : relaxed ? this.cache : this.rows);
    for (const key of deletes) of(key).delete(key);
    for (const { key, value } of puts) of(key).set(key, structuredClone(value));
    return { ok: true };
  }

  /** The browser, or a person, has emptied it behind the back of every page. */
  clear(): void {
    this.rows.clear();
    this.cache.clear();
    this.record.clear();
    this.epoch = null;
  }

  wipe(): void {
    this.clear();
    this.wipes++;
  }
}

function copied(rows: readonly (readonly [string, unknown])[]): Row[] {
  return rows.map(([key, value]) => ({ key, value: structuredClone(value) }));
}
