import type { ClockPort, Row, StorageAnswer, StoragePort } from '@cs-inbox/state';
import { entries, type UseStore } from 'idb-keyval';

const STORE = 'rows';

/** How long the database may take to open and be read before the page goes on without it, ms. */
const LOAD_MS_MAX = 3_000;
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
  let wasRead = false;
  return {
    kind: () => kind,
    load(answer) {
      withDeadline(clock, readAll(database)).then(
        (rows) => {
          wasRead ||= kind === 'disk';
          answer(wasRead ? rows : []);
        },
        () => {
          if (!wasRead) kind = 'memory';
          answer(wasRead ? null : []);
        },
      );
    },
    commit(rows, answer) {
      if (kind === 'memory') queueMicrotask(() => answer({ ok: true }));
      else database.write(rows).then(answer, (error: unknown) => answer({ ok: false, why: codeOf(error) }));
    },
  };
}

/** Rejects where the rows are not there in time. */
function withDeadline<T>(clock: ClockPort, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = clock.setTimer(LOAD_MS_MAX, () => reject(tooLate()));
    promise.then(resolve, reject).finally(cancel);
  });
}

function tooLate(): DOMException {
  return new DOMException('the database did not answer in time', 'TimeoutError');
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
    const opening = this.#open();
    try {
      return begin(await opening);
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw error;
      this.#forget(opening);
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
    if (this.#connection !== null) return this.#connection;
    const opening = this.#connect();
    opening.then(
      (connection) => (connection.onclose = () => this.#forget(opening)),
      () => this.#forget(opening),
    );
    return (this.#connection = opening);
  }

  /** Several may find the same connection closed: only the first of them makes room for another. */
  #forget(opening: Promise<IDBDatabase>): void {
    if (this.#connection === opening) this.#connection = null;
  }

  #connect(): Promise<IDBDatabase> {
    return new Promise((resolve, reject) => {
      let late = false;
      const cancel = this.#clock.setTimer(LOAD_MS_MAX, () => {
        late = true;
        reject(tooLate());
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
