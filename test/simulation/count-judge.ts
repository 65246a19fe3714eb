import type { RowChanges } from '@cs-inbox/state';
import type { Evidence } from './evidence.ts';
import type { Page } from './page.ts';

/** How long a row may say of a message that it has left before it leaves, where the disk answers, ms. */
const LEAVES_WITHIN_MS = 1_000;

/** What one tab has written of a message, as long as no other one has led since. */
interface Written {
  readonly page: number;
  readonly attempts: number;
}

/** Judges whether the disk counts the departures of a message as they were. */
export class CountJudge {
  readonly #evidence: Evidence;
  readonly #written = new Map<string, Written>();
  /** Messages of which the disk says one departure more than there was, since when, and by when it must have left, ms since the epoch. */
  readonly #ahead = new Map<string, { readonly since: number; readonly by: number; readonly page: Page }>();
  /** Messages that more than one tab has counted: one may have died between the disk and the wire. */
  readonly #counted = new Set<string>();

  constructor(evidence: Evidence) {
    this.#evidence = evidence;
  }

  /** Another tab counts from now on, or the same one anew. */
  startsAnew(): void {
    for (const key of this.#written.keys()) this.#counted.add(key);
    this.#ahead.clear();
  }

  /** The disk has refused something: then what it says may be put right later. */
  disturbed(): void {
    this.#ahead.clear();
  }

  /** @param busyUntil when the disk has done what it was asked so far, ms since the epoch: nothing can be put right before */
  applied(page: Page, { puts, deletes }: RowChanges, busyUntil: number): void {
    this.#judgeAhead();
    for (const row of deletes) this.#ahead.delete(row.replace(/^out:/u, ''));
    for (const { key: row, value } of puts) {
      const key = row.replace(/^out:/u, '');
      const click = row.startsWith('out:') ? this.#evidence.clicks.get(key) : undefined;
      if (click === undefined) continue;
      const { attemptCount: attempts = 0, delivery } = value as { readonly attemptCount?: number; readonly delivery?: string };
      const before = this.#written.get(key);
      if (before !== undefined && before.page !== page.number && before.attempts > 0) this.#counted.add(key);
      this.#written.set(key, { page: page.number, attempts });
      this.#ahead.delete(key);
      if (delivery === 'sending' && attempts > click.departures) this.#ahead.set(key, { since: this.#evidence.now(), by: busyUntil + LEAVES_WITHIN_MS, page });
    }
  }

  /** Told before it counts as departed. */
  departed(key: string): void {
    this.#judgeAhead();
    this.#ahead.delete(key);
    const click = this.#evidence.clicks.get(key);
    const written = this.#written.get(key);
    if (click === undefined || written === undefined || this.#counted.has(key) || click.endangered) return;
    const { attempts } = written;
    if (attempts > click.departures + 1) this.#evidence.blame('I1', `the disk counts ${attempts} departures of ${key}, and it leaves for the ${click.departures + 1}. time`);
  }

  #judgeAhead(): void {
    for (const [key, { by, since, page }] of this.#ahead) {
      if (this.#evidence.now() <= by) continue;
      this.#ahead.delete(key);
      // Where the disk answers nobody, or the page stands still, it may be put right later.
      if (this.#evidence.hungUntil >= since || !page.alive || page.frozen || page.thawedAt >= since) continue;
      this.#evidence.blame('I1', `the disk says that ${key} is on its way, and it has not left for ${this.#evidence.now() - since} ms`);
    }
  }
}
