import type { ClockPort, Row, StorageAnswer, StoragePort } from '@cs-inbox/state';
import { idbStorage } from '../../../packages/browser/src/idb-storage.ts';

type Led = Parameters<Parameters<StoragePort['lead']>[0]>[0];

/** No time passes. */
export const still: ClockPort = { now: () => 0, setTimer: () => () => undefined };

/** A database with a name of its own, anew for each test and dropped after it. */
export class DiskStage {
  name = '';

  constructor() {
    beforeEach(() => void (this.name = `test-${crypto.randomUUID()}`));
    afterEach(() => this.drop());
  }

  /** Deletes the database. @returns whether a connection stood in the way */
  readonly drop = (): Promise<'deleted' | 'blocked'> =>
    new Promise((resolve, reject) => {
      const request = indexedDB.deleteDatabase(this.name);
      request.onsuccess = () => resolve('deleted');
      request.onblocked = () => resolve('blocked');
      request.onerror = () => reject(request.error);
    });

  /** As one page sees it. */
  readonly open = (clock = still): StoragePort => idbStorage(this.name, clock);

  readonly load = (storage: StoragePort): Promise<readonly Row[]> => new Promise((resolve) => storage.load((rows) => resolve(rows ?? [])));

  readonly commit = (storage: StoragePort, puts: readonly Row[], deletes: readonly string[] = [], epoch: number | null = null): Promise<StorageAnswer> =>
    new Promise((resolve) => storage.commit({ puts, deletes, epoch }, resolve));

  readonly lead = (storage: StoragePort): Promise<Led> => new Promise((resolve) => storage.lead(resolve));

  readonly wipe = (storage: StoragePort): Promise<StorageAnswer> => new Promise((resolve) => storage.wipe(resolve));

  readonly keys = async (storage = this.open()): Promise<readonly string[]> => (await this.load(storage)).map(({ key }) => key);
}

export const row = (key: string, value: unknown = { v: 1 }): Row => ({ key, value });
