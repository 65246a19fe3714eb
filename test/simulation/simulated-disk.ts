import type { StorageAnswer, StoragePort } from '@cs-inbox/state';
import type { EventLoop } from './event-loop.ts';
import type { Random } from './random.ts';

type Rows = Parameters<StoragePort['commit']>[0];

/**
 * A disk that outlives its pages. A transaction is atomic and takes its time;
 * they take effect in the order of the calls. When the page dies, what is in
 * progress is on the disk up to some point and not beyond it.
 */
export class SimulatedDisk {
  readonly rows = new Map<string, unknown>();
  refusals = 0;
  #busyUntil = 0;
  readonly #loop: EventLoop;
  readonly #random: Random;
  readonly #refuses: () => number;
  readonly #onApplied: (rows: Rows) => void;

  constructor(loop: EventLoop, random: Random, refuses: () => number, onApplied: (rows: Rows) => void) {
    this.#loop = loop;
    this.#random = random;
    this.#refuses = refuses;
    this.#onApplied = onApplied;
  }

  /** The disk as one page sees it; `die` ends that page's view. */
  open(): { readonly port: StoragePort; readonly die: () => void } {
    let alive = true;
    const inProgress: Rows[] = [];
    const port: StoragePort = {
      kind: () => 'disk',
      load: (answer) => {
        // What was begun before, by whichever page, is on the disk first.
        this.#loop.at(Math.max(this.#loop.now() + this.#random.between(1, 30), this.#busyUntil), () => {
          if (alive) answer([...this.rows].map(([key, value]) => ({ key, value })));
        });
      },
      commit: (rows, answer) => {
        if (!alive) return;
        inProgress.push(rows);
        this.#busyUntil = Math.max(this.#busyUntil, this.#loop.now()) + this.#random.between(1, 20);
        this.#loop.at(this.#busyUntil, () => {
          if (!alive) return;
          inProgress.shift();
          answer(this.#take(rows));
        });
      },
    };
    const die = () => {
      alive = false;
      const kept = this.#random.between(0, inProgress.length);
      for (const rows of inProgress.slice(0, kept)) this.#apply(rows);
    };
    return { port, die };
  }

  #take(rows: Rows): StorageAnswer {
    if (this.#random.chance(this.#refuses())) {
      this.refusals++;
      return { ok: false, why: 'quota' };
    }
    this.#apply(rows);
    return { ok: true };
  }

  #apply(rows: Rows): void {
    for (const key of rows.deletes) this.rows.delete(key);
    for (const { key, value } of rows.puts) this.rows.set(key, structuredClone(value));
    this.#onApplied(rows);
  }
}
