import type { ClockPort, Row, StorageAnswer, StoragePort } from '@cs-inbox/state';
import { entries, type UseStore } from 'idb-keyval';

const STORE = 'rows';

/** How long the database may take to open before the page goes on without it, ms. */
const OPEN_MS_MAX = 3_000;
/** How long one transaction may take before it is taken back, ms. */
const COMMIT_MS_MAX = 10_000;

/**
 * One database for one account, one object store, one transaction for one commit.
 * A commit is said to be done when its transaction is, with strict durability, and
 * refused only when it was aborted. Where the database does not open, everything
 * lives in memory and `kind` says so; rows that may be in it are not touched.
 */
export function idbStorage(name: string, clock: ClockPort): StoragePort {
  const database = new Database(name, clock);
  let kind: 'disk' | 'memory' = 'disk';
  return {
    kind: () => kind,
    load(answer) {
      readAll(database).then(answer, () => {
        kind = 'memory';
        answer([]);
      });
    },
    commit(rows, answer) {
      if (kind === 'memory') queueMicrotask(() => answer({ ok: true }));
      else database.write(rows).then(answer, (error: unknown) => answer({ ok: false, why: codeOf(error) }));
    },
  };
}

async function readAll(database: Database): Promise<readonly Row[]> {
  const useStore: UseStore = async (mode, read) => read((await database.transaction(mode)).objectStore(STORE));
  const rows = await entries<string, unknown>(useStore);
  return rows.map(([key, value]) => ({ key, value }));
}

/** A connection that opens itself, and once more where the browser has closed it. */
class Database {
  readonly #name: string;
  readonly #clock: ClockPort;
  #connection: Promise<IDBDatabase> | null = null;

  constructor(name: string, clock: ClockPort) {
    this.#name = name;
    this.#clock = clock;
  }

  async transaction(mode: IDBTransactionMode): Promise<IDBTransaction> {
    const begin = (connection: IDBDatabase) => connection.transaction(STORE, mode, { durability: 'strict' });
    try {
      return begin(await this.#open());
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw error;
      this.#connection = null;
      return begin(await this.#open());
    }
  }

  async write({ puts, deletes }: { puts: readonly Row[]; deletes: readonly string[] }): Promise<StorageAnswer> {
    const transaction = await this.transaction('readwrite');
    return new Promise((resolve) => {
      let late = false;
      const cancel = this.#clock.setTimer(COMMIT_MS_MAX, () => {
        late = true;
        abort(transaction);
      });
      const settle = (answer: StorageAnswer) => {
        cancel();
        resolve(answer);
      };
      transaction.oncomplete = () => settle({ ok: true });
      transaction.onabort = () => settle({ ok: false, why: late ? 'slow' : codeOf(transaction.error) });
      try {
        const store = transaction.objectStore(STORE);
        for (const key of deletes) store.delete(key);
        for (const { key, value } of puts) store.put(value, key);
      } catch {
        abort(transaction);
      }
    });
  }

  #open(): Promise<IDBDatabase> {
    this.#connection ??= this.#connect().catch((error: unknown) => {
      this.#connection = null;
      throw error;
    });
    return this.#connection;
  }

  #connect(): Promise<IDBDatabase> {
    return new Promise((resolve, reject) => {
      let late = false;
      const cancel = this.#clock.setTimer(OPEN_MS_MAX, () => {
        late = true;
        reject(new DOMException('the database did not open in time', 'TimeoutError'));
      });
      const request = indexedDB.open(this.#name);
      request.onupgradeneeded = () => request.result.createObjectStore(STORE);
      request.onerror = () => {
        cancel();
        reject(request.error ?? new DOMException('the database did not open', 'UnknownError'));
      };
      request.onsuccess = () => {
        cancel();
        const connection = request.result;
        if (late) return connection.close();
        connection.onversionchange = () => connection.close();
        connection.onclose = () => (this.#connection = null);
        resolve(connection);
      };
    });
  }
}

/** A transaction that is already committing cannot be taken back: then its end is told as it comes. */
function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw error;
  }
}

/** A short code for the sentence that the operator reads. */
function codeOf(error: unknown): string {
  if (!(error instanceof DOMException)) return 'disk';
  return error.name === 'QuotaExceededError' ? 'quota' : error.name === 'TimeoutError' || error.name === 'AbortError' ? 'slow' : 'disk';
}
