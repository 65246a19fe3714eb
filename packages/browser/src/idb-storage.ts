import type { ClockPort, Row, RowChanges, StorageAnswer, StoragePart, StoragePort } from '@cs-inbox/state';
import { promisifyRequest } from 'idb-keyval';
import { wipeList } from './wipe-list.ts';

const STORE = 'rows';
/** What keys of the cache begin with, rising; beside them there is `cur`, which everybody reads. */
const CACHE = ['conv:', 'store:', 'thread:'];
/** What keys of the record begin with. */
const RECORD = 'log:';
/** What is read only where it is asked for, rising. */
const APART = ['conv:', RECORD, 'store:', 'thread:'];
const EPOCH = 'epoch';
/** How often the account was wiped: a page that was opened before writes nothing any more. */
const WIPES = 'wipes';

/** How long the database may take to open and be read before the page goes on without it, ms. */
const LOAD_MS_MAX = 3_000;
/** How long one transaction may take before it is taken back, ms. */
const COMMIT_MS_MAX = 10_000;

/**
 * One database for one account, one object store, one transaction for one commit.
 * A commit is said to be done when its transaction is, with strict durability, and
 * refused only when it was aborted. Where the database does not open, everything
 * lives in memory and `kind` says so; rows that may be in it are not touched. What
 * a former page was to wipe and did not is wiped before it is read.
 */
export function idbStorage(name: string, clock: ClockPort): StoragePort {
  const database = new Database(name, clock);
  let kind: 'disk' | 'memory' = 'disk';
  let wasRead = false;
  const wipe = async (isOwn: boolean): Promise<StorageAnswer> => {
    const noted = wipeList.of(name);
    if (noted === null) wipeList.add(name, database.wipes);
    const answer = await database.wipe(noted === null ? database.wipes : Number(noted), isOwn).catch(refused);
    if (answer.ok) wipeList.remove(name);
    return answer;
  };
  const read = async (part?: StoragePart): Promise<readonly Row[]> => {
    if (!wasRead && wipeList.of(name) !== null && !(await wipe(false)).ok) throw tooLate();
    return database.read(part);
  };
  return {
    kind: () => kind,
    load(answer, part) {
      withDeadline(clock, read(part)).then(
        (rows) => {
          wasRead ||= kind === 'disk' && part === undefined;
          answer(kind === 'disk' ? rows : []);
        },
        () => {
          if (part !== undefined) return answer(null);
          if (!wasRead) kind = 'memory';
          answer(wasRead ? null : []);
        },
      );
    },
    lead(answer) {
      if (kind === 'memory') queueMicrotask(() => answer({ rows: [], epoch: 1 }));
      else withDeadline(clock, database.lead()).then(answer, () => answer(null));
    },
    commit(rows, answer) {
      if (kind === 'memory') queueMicrotask(() => answer({ ok: true }));
      else void database.write(rows).catch(refused).then(answer);
    },
    wipe: (answer) => void wipe(true).then(answer),
  };
}

function refused(error: unknown): StorageAnswer {
  return { ok: false, why: codeOf(error) };
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

/** Asks for the rows that are somebody's. @returns them, once the transaction is done */
function requestRows(store: IDBObjectStore, part?: StoragePart): () => readonly Row[] {
  const behind = (prefix: string) => `${prefix}\uffff`;
  const all = (prefix: string) => IDBKeyRange.bound(prefix, behind(prefix));
  const ends = ['', ...APART.map(behind)];
  const ranges = part === undefined
    ? ends.map((end, i) => IDBKeyRange.bound(end, APART[i] ?? behind('')))
    : part === 'record' ? [all(RECORD)] : [IDBKeyRange.only('cur'), ...CACHE.map(all)];
  const asked = ranges.map((range) => ({ keys: store.getAllKeys(range) as IDBRequest<string[]>, values: store.getAll(range) as IDBRequest<unknown[]> }));
  return () =>
    asked
      .flatMap(({ keys, values }) => keys.result.map((key, i) => ({ key, value: values.result[i] })))
      .filter(({ key }) => key !== EPOCH && key !== WIPES);
}

/** A connection that opens itself, and once more where the browser has closed it. */
class Database {
  readonly #name: string;
  readonly #clock: ClockPort;
  #connection: Promise<IDBDatabase> | null = null;
  /** How often it had been wiped when this page first saw it; null before that. */
  wipes: number | null = null;

  constructor(name: string, clock: ClockPort) {
    this.#name = name;
    this.#clock = clock;
  }

  async #transaction(mode: IDBTransactionMode, durability: IDBTransactionDurability = 'strict'): Promise<IDBTransaction> {
    const begin = (connection: IDBDatabase) => connection.transaction(STORE, mode, { durability });
    const opening = this.#open();
    try {
      return begin(await opening);
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw error;
      this.#forget(opening);
      return begin(await this.#open());
    }
  }

  async read(part?: StoragePart): Promise<readonly Row[]> {
    const transaction = await this.#transaction('readonly');
    const store = transaction.objectStore(STORE);
    const wiped = store.get(WIPES);
    const rows = requestRows(store, part);
    await promisifyRequest(transaction);
    this.wipes ??= countOf(wiped.result);
    return rows();
  }

  async lead(): Promise<{ readonly rows: readonly Row[]; readonly epoch: number } | 'wiped' | null> {
    let epoch = this.#clock.now();
    let rows: () => readonly Row[] = () => [];
    const answer = await this.#change((store, marks) => {
      if (marks.isWiped) return 'wiped';
      // Time goes in, so that it is another one also after somebody has emptied the disk.
      epoch = Math.max(epoch, countOf(marks.epoch) + 1);
      store.put(epoch, EPOCH);
      rows = requestRows(store);
      return null;
    });
    if (!answer.ok) return answer.why === 'wiped' ? 'wiped' : null;
    return { rows: rows(), epoch };
  }

  write({ puts, deletes, epoch, relaxed }: RowChanges): Promise<StorageAnswer> {
    return this.#change((store, marks) => {
      if (marks.isWiped) return 'wiped';
      if (epoch !== null && epoch !== marks.epoch) return marks.epoch === undefined ? 'cleared' : 'fenced';
      for (const key of deletes) store.delete(key);
      for (const { key, value } of puts) store.put(value, key);
      return null;
    }, relaxed && 'relaxed');
  }

  /**
   * @param after how often it had been wiped when this was wanted: what came after a later one stays
   * @param isOwn whether this page, too, is to write nothing any more
   */
  wipe(after: number | null, isOwn: boolean): Promise<StorageAnswer> {
    return this.#change((store, { wipes }) => {
      const isDone = after !== null && wipes > after;
      if (!isDone) store.clear();
      if (!isDone) store.put(wipes + 1, WIPES);
      if (!isOwn) this.wipes = isDone ? wipes : wipes + 1;
      return null;
    });
  }

  /** One transaction. @param change says why it refuses, or null */
  async #change(change: (store: IDBObjectStore, marks: Marks) => string | null, durability?: IDBTransactionDurability): Promise<StorageAnswer> {
    const transaction = await this.#transaction('readwrite', durability);
    return new Promise((resolve) => {
      let refusal: string | null = null;
      const refuse = (why: string | null) => {
        refusal = why;
        abort(transaction);
      };
      const cancel = this.#clock.setTimer(COMMIT_MS_MAX, () => refuse('slow'));
      const settle = (answer: StorageAnswer) => {
        cancel();
        resolve(answer);
      };
      transaction.oncomplete = () => settle({ ok: true });
      transaction.onabort = () => settle({ ok: false, why: refusal ?? codeOf(transaction.error) });
      const store = transaction.objectStore(STORE);
      const wiped = store.get(WIPES);
      const led = store.get(EPOCH);
      led.onsuccess = () => {
        const wipes = countOf(wiped.result);
        this.wipes ??= wipes;
        try {
          const why = change(store, { epoch: led.result, wipes, isWiped: wipes > this.wipes });
          if (why !== null) return refuse(why);
          // From here on the browser ends it also if the page is frozen: an open one keeps every other tab out.
          transaction.commit();
        } catch {
          refuse(null);
        }
      };
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

/** What the disk says of itself. */
interface Marks {
  /** The newest leadership; undefined where it was emptied, or nobody has led yet. */
  readonly epoch: unknown;
  readonly wipes: number;
  /** Whether it was wiped since this page first saw it. */
  readonly isWiped: boolean;
}

function countOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
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
