import { emptyTables, type SyncState, type Tables } from '@cs-inbox/core';
import { cacheChanges, withKept } from './cache-changes.ts';
import { type CacheChange, type CacheRows, curRow, isCacheRow, isListed, noCache, readCache, stampOf, STORE, THREAD } from './cache-rows.ts';
import { CacheWeight } from './cache-weight.ts';
import { guarded } from './guarded.ts';
import type { Cancel, Ports, Row, StorageAnswer } from './ports.ts';

/** How much of what the backend has told is kept on the disk. */
export interface CacheLimits {
  /** Of all rows together, as JSON, in UTF-16 code units. Left out: 5 MB. */
  readonly cacheBytesMax?: number;
  /** Threads in which nothing has happened for so long are not kept, nor a list that is as old, ms. Left out: 7 days. */
  readonly cacheAgeMsMax?: number;
}

/** What the cache asks of the rest of the inbox. */
interface CacheWorld {
  readonly state: () => SyncState;
  /** Whether the outbox waits for the disk: it goes first. */
  readonly busy: () => boolean;
  /** `fenced`, `cleared` or `wiped`: this tab has no business with the disk any more, or has to begin anew. */
  readonly refused: (why: string) => void;
}

/** How long changes are gathered before they are written, ms. */
const REST_MS = 1_000;
/** How long a disk that has refused is left alone, ms. */
const PAUSE_MS = 60_000;
/** How old what the disk says of freshness may be where nothing else changes, ms. */
const FRESH_MS = 60_000;

const fields = Object.keys(emptyTables) as readonly (keyof Tables)[];

/** Keeps on the disk what the backend has told: what has changed, once a second at most, cursor and rows in one piece. */
export class SyncCache {
  readonly #ports: Pick<Ports, 'storage' | 'clock'>;
  readonly #world: CacheWorld;
  readonly #ageMsMax: number;
  #bytesMax: number;
  /** What the disk has, as far as this tab knows; of its threads more than the tables may have. */
  #disk: CacheRows = noCache;
  #weight = new CacheWeight([]);
  /** The tables that were written last. */
  #written: Tables = emptyTables;
  /** How many full answers there had been by then. */
  #fullAnswers = 0;
  /** Rows that nobody needs any more. */
  #stale: readonly string[] = [];
  /** What it had at the start was not all there is. */
  #incomplete = false;
  /** What it has of threads that are not in the tables may have missed something. */
  #unproven = false;
  /** The backend had answered before the disk: what that has was not taken over. */
  #passed = false;
  /** Under which leadership it writes; undefined: it does not. */
  #epoch: number | null | undefined;
  #cancel: Cancel | null = null;
  #reading = false;
  /** It is to write once it knows what the disk had then. */
  #wants: { readonly stamp: string | null; readonly epoch: number | null; readonly isRead: boolean } | null = null;
  #writing = false;
  #pausedUntil = 0;
  #commits = 0;

  constructor(ports: Pick<Ports, 'storage' | 'clock'>, world: CacheWorld, { cacheBytesMax = 5 * 1024 * 1024, cacheAgeMsMax = 7 * 86_400_000 }: CacheLimits) {
    this.#ports = ports;
    this.#world = world;
    this.#bytesMax = cacheBytesMax;
    this.#ageMsMax = cacheAgeMsMax;
  }

  /** @param answer told once what the disk has, or null where that is nothing, or too old */
  load(answer: (cached: CacheRows | null) => void): void {
    this.#read(() => {
      const { cursor } = this.#world.state().tables;
      this.#passed = cursor !== null && cursor !== this.#disk.tables.cursor;
      answer(this.#disk.tables.cursor === null ? null : this.#disk);
    });
  }

  /**
   * From now on this tab writes.
   * @param rows as they were when it became the one
   * @param epoch null where nobody shares the disk
   */
  lead(rows: readonly Row[], epoch: number | null): void {
    this.#wants = { stamp: stampOf(rows), epoch, isRead: false };
    this.#begin();
  }

  /** From now on it does not. */
  follow(): void {
    this.#epoch = undefined;
    this.#wants = null;
    this.#take([]);
    this.stop();
  }

  /** Something may have changed. */
  changed(): void {
    if (this.#cancel === null && this.#epoch !== undefined && !this.#writing && this.#isDirty()) this.#wait();
  }

  /** Writes now what rests. */
  flush(): void {
    this.stop();
    if (this.#epoch === undefined || this.#writing || this.#ports.clock.now() < this.#pausedUntil || !this.#isDirty()) return;
    if (this.#world.busy()) this.#wait();
    else this.#write(true);
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  /** Empties it, for the outbox needs room. @param done called in any case, once */
  evict(done: () => void): void {
    const { clock, storage } = this.#ports;
    storage.load((rows) => {
      const deletes = (rows ?? []).filter(isCacheRow).map(({ key }) => key);
      if (this.#weight.bytes > 0) this.#bytesMax = Math.min(this.#bytesMax, this.#weight.bytes / 2);
      this.#take([]);
      this.#pausedUntil = clock.now() + PAUSE_MS;
      this.stop();
      this.changed();
      if (deletes.length === 0) return done();
      guarded(clock, () => {
        try {
          storage.commit({ puts: [], deletes, epoch: null, relaxed: true }, done);
        } catch (error) {
          done();
          throw error;
        }
      });
    }, 'cache');
  }

  #begin(): void {
    const wants = this.#wants;
    if (wants === null || this.#reading) return;
    if (this.#disk.stamp !== wants.stamp && !wants.isRead) {
      this.#wants = { ...wants, isRead: true };
      return this.#read(() => {});
    }
    // What another tab has loaded may have missed what came since.
    this.#unproven = wants.isRead ? this.#disk.tables.cursor !== this.#world.state().tables.cursor : this.#passed;
    this.#epoch = wants.epoch;
    this.#wants = null;
    this.changed();
  }

  #wait(): void {
    const { clock } = this.#ports;
    this.#cancel = clock.setTimer(Math.max(REST_MS, this.#pausedUntil - clock.now()), () => this.flush());
  }

  #read(done: () => void): void {
    this.#reading = true;
    this.#ports.storage.load((rows) => {
      this.#reading = false;
      this.#take((rows ?? []).filter(isCacheRow));
      done();
      this.#begin();
    }, 'cache');
  }

  /** The disk has these rows. */
  #take(rows: readonly Row[]): void {
    this.#disk = readCache(rows, this.#since()) ?? { ...noCache, stamp: stampOf(rows) };
    this.#weight = new CacheWeight(rows);
    this.#written = this.#disk.tables;
    this.#fullAnswers = this.#world.state().generation;
    this.#incomplete = this.#disk.partial;
    this.#unproven = false;
    const { conversations, messages, stores } = this.#disk.tables;
    this.#stale = rows
      .map(({ key }) => key)
      .filter((key) => {
        const id = key.slice(key.indexOf(':') + 1);
        return key.startsWith(THREAD) ? !messages.has(id) : isListed(key) && !(key.startsWith(STORE) ? stores : conversations).has(id);
      });
  }

  #since(): number {
    return this.#ports.clock.now() - this.#ageMsMax;
  }

  #isDirty(): boolean {
    const state = this.#world.state();
    const { freshAt, open, tables } = state;
    if (tables.cursor === null) return false;
    const { freshAt: before, openId, partial } = this.#disk;
    return (
      this.#stale.length > 0 ||
      open !== openId ||
      (freshAt ?? 0) - before >= FRESH_MS ||
      partial !== this.#isPartial(this.#weight.listed, state) ||
      fields.some((field) => this.#written[field] !== tables[field])
    );
  }

  /** Whether everything is to be asked for at the next start: also where the backend has not heard of all that was seen. */
  #isPartial(listed: number, { askFull, generation, seen, tables: { conversations, stores } }: SyncState): boolean {
    return askFull || listed < stores.size + conversations.size || seen.size > 0 || (this.#incomplete && generation === this.#fullAnswers);
  }

  /** @param again whether it may make room and try once more */
  #write(again: boolean): void {
    const { storage, clock } = this.#ports;
    const { epoch, tables, after, changes, bytes, listed, fullAnswers } = this.#plan(this.#epoch ?? null);
    this.#writing = true;
    const settle = (answer: StorageAnswer) => {
      this.#writing = false;
      if (answer.ok) {
        for (const [key, change] of changes) this.#weight.put(key, change?.size ?? 0);
        this.#disk = after;
        this.#written = tables;
        this.#incomplete &&= fullAnswers === this.#fullAnswers;
        this.#fullAnswers = fullAnswers;
        this.#unproven = false;
        this.#stale = [];
        return this.changed();
      }
      if (answer.why === 'fenced' || answer.why === 'cleared' || answer.why === 'wiped') {
        this.follow();
        return this.#world.refused(answer.why);
      }
      if (answer.why === 'quota') this.#bytesMax = Math.min(this.#bytesMax, bytes / 2);
      if (answer.why === 'quota' && again && this.#epoch !== undefined) return this.#write(false);
      this.#pausedUntil = clock.now() + PAUSE_MS;
      this.changed();
    };
    const puts = [...changes].flatMap(([key, change]) => (change === null ? [] : [{ key, value: change.value }]));
    const deletes = [...changes].flatMap(([key, change]) => (change === null ? [key] : []));
    guarded(clock, () => {
      try {
        storage.commit({ puts: [...puts, curRow(after, listed)], deletes, epoch, relaxed: true }, settle);
      } catch (error) {
        settle({ ok: false, why: 'disk' });
        throw error;
      }
    });
  }

  /** What is to be written, and what the disk has then. */
  #plan(epoch: number | null) {
    const state = this.#world.state();
    const { freshAt, generation: fullAnswers, open: openId, tables } = state;
    const { generation: before } = this.#disk;
    // What a full answer has replaced is not proven any more.
    const generation = before + (this.#unproven || fullAnswers !== this.#fullAnswers ? 1 : 0);
    const isOther = this.#disk.tables.epoch !== tables.epoch;
    const disk = isOther ? emptyTables : generation === before ? this.#disk.tables : { ...this.#disk.tables, loaded: new Set<string>() };
    const gone = isOther ? [...this.#weight.keys()].filter((key) => key.includes(':')) : this.#stale;
    const changes = new Map<string, CacheChange>(gone.map((key) => [key, null]));
    for (const [key, change] of cacheChanges(disk, tables, generation, this.#since())) changes.set(key, change);
    const { bytes, listed } = this.#weight.fit(changes, tables, this.#bytesMax);
    const stamp = `${epoch}:${++this.#commits}`;
    const after: CacheRows = { tables: withKept(disk, tables), freshAt: freshAt ?? 0, partial: this.#isPartial(listed, state), openId, generation, stamp };
    return { epoch, tables, after, changes, bytes, listed, fullAnswers };
  }
}
