import type { RowChanges, StorageAnswer, StoragePort } from '@cs-inbox/state';
import { isCached } from './cached-rows.ts';
import type { EventLoop } from './event-loop.ts';
import type { Page } from './page.ts';
import { plainCopy } from './plain-copy.ts';
import type { Random } from './random.ts';
import { isRecord } from './record-judge.ts';

/** After so long a transaction is given up, ms. */
const COMMIT_MS_MAX = 10_000;

/** What may go wrong with one commit, as probabilities. */
interface DiskWeather {
  readonly diskRefuses: number;
  readonly diskHangs: number;
  /** How long a commit takes at most, ms. */
  readonly diskMs: number;
}

/** Who hears what becomes of the disk. */
interface DiskWatcher {
  applied(page: Page, rows: RowChanges): void;
  led(page: Page): void;
  refused(): void;
  /** @param until ms since the epoch */
  hung(until: number): void;
  /** A page hears that the disk was emptied. */
  foundCleared(page: Page): void;
  /** Told before it takes effect. */
  wiped(): void;
  /** A page has read what is cached. */
  loaded(page: Page): void;
  /** Nothing is on it any more. */
  emptied(): void;
}

/**
 * A disk that outlives its pages. A transaction is atomic and takes its time;
 * they take effect in the order of the calls. When the page dies, what is in
 * progress is on the disk up to some point and not beyond it.
 */
export class SimulatedDisk {
  readonly rows = new Map<string, unknown>();
  /** Those of the days behind. */
  readonly #record = new Map<string, unknown>();
  weather: DiskWeather;
  #epoch: number | null = null;
  #wipes = 0;
  #busyUntil = 0;
  readonly #loop: EventLoop;
  readonly #random: Random;
  readonly #watcher: DiskWatcher;

  constructor(loop: EventLoop, random: Random, weather: DiskWeather, watcher: DiskWatcher) {
    this.#loop = loop;
    this.#random = random;
    this.weather = weather;
    this.#watcher = watcher;
  }

  /** When it has done what it was asked so far, ms since the epoch. */
  get busyUntil(): number {
    return Math.max(this.#busyUntil, this.#loop.now());
  }

  /** Somebody empties it behind everybody's back: the person, or the browser for want of room. */
  clear(): void {
    this.rows.clear();
    this.#record.clear();
    this.#watcher.emptied();
    this.#epoch = null;
  }

  /** The disk as one page sees it. */
  open(page: Page): StoragePort {
    const inProgress: RowChanges[] = [];
    const wipesBefore = this.#wipes;
    const read = (fits: (key: string) => boolean) => {
      const rows: { readonly key: string; readonly value: unknown }[] = [];
      for (const [key, value] of this.rows) if (fits(key)) rows.push({ key, value });
      return rows;
    };
    const own = () => read((key) => key === 'cur' || !isCached(key));
    const parts = { own, cache: () => read(isCached), record: () => [...this.#record].map(([key, value]) => ({ key, value })) };
    page.atEnd(() => {
      const kept = this.#random.between(0, inProgress.length);
      for (const rows of inProgress.slice(0, kept)) if (this.#refusal(rows, wipesBefore) === null) this.#apply(page, rows);
    });
    return {
      kind: () => 'disk',
      // What was begun before, by whichever page, is on the disk first.
      load: (answer, part) => {
        this.#loop.at(this.#next(1, 30), () =>
          page.deliver(() => {
            answer(parts[part ?? 'own']());
            if (page.alive && part === 'cache') this.#watcher.loaded(page);
          }),
        );
      },
      lead: (answer) => {
        this.#busyUntil = this.#next(1, 30);
        this.#loop.at(this.#busyUntil, () => {
          if (!page.alive) return;
          const epoch = Math.max(page.clock.now(), (this.#epoch ?? 0) + 1);
          this.#epoch = epoch;
          this.#watcher.led(page);
          const rows = own();
          page.deliver(() => answer({ rows, epoch }));
        });
      },
      commit: (rows, answer) => {
        if (!page.alive) return;
        inProgress.push(rows);
        const patientUntil = this.#loop.now() + COMMIT_MS_MAX;
        const doneAt = this.#next(1, this.weather.diskMs) + this.#hangs();
        const givenUp = doneAt > patientUntil;
        this.#loop.at(Math.min(doneAt, patientUntil), () => {
          if (!page.alive) return;
          inProgress.splice(inProgress.indexOf(rows), 1);
          const got = givenUp && !page.frozen ? ({ ok: false, why: 'slow' } as const) : this.#take(page, rows, wipesBefore);
          page.deliver(() => answer(got));
        });
      },
      wipe: (answer) => {
        this.#busyUntil = this.#next(1, 20);
        this.#loop.at(this.#busyUntil, () => {
          if (!page.alive) return;
          this.#watcher.wiped();
          this.#wipes++;
          this.clear();
          page.deliver(() => answer({ ok: true }));
        });
      },
    };
  }

  #next(leastMs: number, mostMs: number): number {
    return (this.#busyUntil = Math.max(this.#busyUntil, this.#loop.now()) + this.#random.between(leastMs, mostMs));
  }

  #hangs(): number {
    if (!this.#random.chance(this.weather.diskHangs)) return 0;
    const forMs = this.#random.between(2_000, 20_000);
    this.#busyUntil += forMs;
    this.#watcher.hung(this.#busyUntil);
    return forMs;
  }

  #take(page: Page, rows: RowChanges, wipesBefore: number): StorageAnswer {
    const why = this.#refusal(rows, wipesBefore);
    if (why === 'cleared') this.#watcher.foundCleared(page);
    if (why !== null) return { ok: false, why };
    if (this.#random.chance(this.weather.diskRefuses)) {
      this.#watcher.refused();
      return { ok: false, why: 'quota' };
    }
    this.#apply(page, rows);
    return { ok: true };
  }

  #refusal({ epoch }: RowChanges, wipesBefore: number): string | null {
    if (wipesBefore !== this.#wipes) return 'wiped';
    if (epoch === null || epoch === this.#epoch) return null;
    return this.#epoch === null ? 'cleared' : 'fenced';
  }

  #apply(page: Page, rows: RowChanges): void {
    this.#watcher.applied(page, rows);
    const of = (key: string) => (isRecord(key) ? this.#record : this.rows);
    for (const key of rows.deletes) of(key).delete(key);
    for (const { key, value } of rows.puts) of(key).set(key, plainCopy(value));
  }
}
