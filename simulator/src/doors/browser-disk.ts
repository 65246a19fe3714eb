import { promisifyRequest } from 'idb-keyval';
import type { Clock } from '../clock.ts';
import { readCommand } from '../platform/read-command.ts';
import { type Disk, type Founding, type Row, sameFounding } from './disk.ts';

const STORE = 'journal';
const FOUNDING = 'founding';
/** Most rows on the disk. */
const ROWS_MAX = 20_000;
/** A database that does not open in this time, in ms, is taken for broken: some browsers keep silent instead of failing. */
const OPEN_MS = 3_000;

/**
 * A disk in IndexedDB. One transaction reads, decides and writes: transactions of
 * all tabs of a browser exclude each other, and need no lock beside them.
 */
export function createBrowserDisk(name: string, clock: Clock): Disk {
  let opening: Promise<IDBDatabase> | null = null;
  const open = () => {
    opening ??= openDatabase(name, clock, () => {
      opening = null;
    });
    return opening;
  };
  return {
    kind: 'browser',
    rowsMax: ROWS_MAX,
    async exchange(known, decide) {
      const database = await open();
      // Strict: an answer must not be ahead of the disk, as it is not on a real platform.
      const transaction = database.transaction(STORE, 'readwrite', { durability: 'strict' });
      const store = transaction.objectStore(STORE);
      const committed = promisifyRequest(transaction);
      // Where reading fails the transaction aborts too, and nobody waits for it any more.
      committed.catch(() => undefined);
      const founding = foundingOf(await promisifyRequest(store.get(FOUNDING)));
      const from = sameFounding(known.founding, founding) ? known.rows : 0;
      const rows = readRows(await promisifyRequest(store.getAll(IDBKeyRange.bound(from + 1, Number.MAX_SAFE_INTEGER))));
      const put = decide({ founding, rows });
      let next = from + rows.length + 1;
      if (put.founding !== null) {
        store.clear();
        store.put(put.founding, FOUNDING);
        next = 1;
      }
      if (put.row !== null) store.add(put.row, next);
      await committed;
    },
  };
}

function openDatabase(name: string, clock: Clock, onClose: () => void): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  request.onsuccess = () => {
    const database = request.result;
    database.onclose = onClose;
    database.onversionchange = () => {
      database.close();
      onClose();
    };
  };
  return new Promise((resolve, reject) => {
    const cancel = clock.setTimer(OPEN_MS, () => reject(new Error(`it did not open within ${OPEN_MS / 1_000} seconds`)));
    void promisifyRequest(request).then(resolve, reject).finally(cancel);
  });
}

function foundingOf(value: unknown): Founding | null {
  if (typeof value !== 'object' || value === null) return null;
  const { version, startedAt } = value as Partial<Record<keyof Founding, unknown>>;
  return typeof version === 'number' && typeof startedAt === 'number' ? { version, startedAt } : null;
}

/** Rows up to the first that is none: what follows a hole cannot be replayed. */
function readRows(values: readonly unknown[]): Row[] {
  const rows: Row[] = [];
  for (const value of values) {
    const row = rowOf(value);
    if (row === null) break;
    rows.push(row);
  }
  return rows;
}

function rowOf(value: unknown): Row | null {
  if (typeof value !== 'object' || value === null) return null;
  const { at, request, command, told } = value as { readonly [K in 'at' | 'request' | 'command' | 'told']?: unknown };
  if (typeof at !== 'number') return null;
  if (told !== undefined) return isTexts(told) ? { at, told } : null;
  if (command !== undefined) {
    const read = readCommand(command);
    return read.ok ? { at, command: read.command } : null;
  }
  if (request === null) return { at, request };
  if (typeof request !== 'object') return null;
  const { method, path, body, headers } = request as Record<string, unknown>;
  if (typeof method !== 'string' || typeof path !== 'string' || (typeof body !== 'string' && body !== null)) return null;
  if (typeof headers !== 'object' || headers === null || !isTexts(Object.values(headers))) return null;
  return { at, request: { method, path, body, headers: { ...headers } } };
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
