import type { PageFact } from './page-fact.ts';

interface Changes {
  readonly puts: { key: string; text: string }[];
  readonly deletes: string[];
}

/**
 * Tells what each transaction has brought to the disk, once it is complete. It asks the browser's own database, not the inbox.
 * @returns whether no transaction is open just now
 */
export function tapDisk(tell: (fact: PageFact) => void): () => boolean {
  let open = 0;
  const { transaction: begin } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (...how) {
    const transaction = begin.apply(this, how);
    open++;
    for (const end of ['complete', 'abort']) transaction.addEventListener(end, () => open--);
    return transaction;
  };
  const known = new WeakMap<IDBTransaction, Changes>();
  const changesOf = ({ transaction }: IDBObjectStore): Changes => {
    const before = known.get(transaction);
    if (before !== undefined) return before;
    const changes: Changes = { puts: [], deletes: [] };
    known.set(transaction, changes);
    transaction.addEventListener('complete', () => tell({ type: 'disk', at: Date.now(), ...changes }));
    return changes;
  };
  const store = IDBObjectStore.prototype;
  const { put, delete: remove } = store;
  store.put = function (value: unknown, key?: IDBValidKey) {
    const text = typeof value === 'object' && value !== null && 'text' in value ? String(value.text) : '';
    changesOf(this).puts.push({ key: String(key), text });
    return put.call(this, value, key);
  };
  store.delete = function (key) {
    changesOf(this).deletes.push(String(key));
    return remove.call(this, key);
  };
  return () => open === 0;
}
