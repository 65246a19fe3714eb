import type { Bubble } from '@cs-inbox/core';
import type { RowChanges } from '@cs-inbox/state';
import type { Click } from './click.ts';
import type { DiskJudge } from './disk-judge.ts';
import type { Evidence } from './evidence.ts';
import type { Page } from './page.ts';

/** How long a departure may have been under way to the disk when its row was given up there from another tab, ms. */
const STORED_WITHIN_MS = 1_000;
/** How long a page may take to hear that something has gone for good, from a tab that leads and runs, ms. */
const HEARD_WITHIN_MS = 2_000;

/** What takes the place of an older message. */
interface Place {
  readonly of: Click;
  readonly since: number;
}

/** Judges that what has gone for good stays gone: it leaves no page again, no page shows it, and the disk does not keep it. */
export class GoneJudge {
  readonly #evidence: Evidence;
  readonly #disk: DiskJudge;
  /** Since when the row of a message is gone, ms since the epoch, by key. */
  readonly #gone = new Map<string, number>();
  /** In whose place a message was sent, by its key. */
  readonly #places = new Map<string, Place>();
  /** Which page has heard of which message that the platform has it. */
  readonly #arrived = new Map<number, Set<string>>();
  /** The message in whose place somebody is about to send, where it stands. */
  #standing: string | null = null;
  readonly #blamed = new Set<string>();
  #leader: { readonly page: Page; readonly since: number } | null = null;

  constructor(evidence: Evidence, disk: DiskJudge) {
    this.#evidence = evidence;
    this.#disk = disk;
  }

  /** A page leads: it goes by what the disk says, whatever it has heard before. */
  led(page: Page): void {
    this.#leader = { page, since: this.#evidence.now() };
    this.#arrived.delete(page.number);
  }

  applied({ deletes }: RowChanges): void {
    for (const row of deletes) {
      const key = row.replace(/^out:/u, '');
      if (row.startsWith('out:') && this.#evidence.clicks.has(key)) this.#gone.set(key, this.#evidence.now());
    }
  }

  /** A page hears from the backend that the platform has it. */
  toldArrived(page: number, key: string): void {
    this.#arrived.set(page, (this.#arrived.get(page) ?? new Set()).add(key));
  }

  departed(key: string, page: number): void {
    const { blame } = this.#tools();
    if (this.#arrived.get(page)?.has(key) === true) blame('I2', `${key} departed again from page ${page}, which has heard that it arrived`);
    if (!this.#gone.has(key) || this.#isReplaced(key)) return;
    if (this.#evidence.committed.has(key)) blame('I2', `${key} departed again, though it had arrived and was gone from the disk`);
    else if (this.#evidence.now() - (this.#gone.get(key) ?? 0) > STORED_WITHIN_MS) blame('SEND-12', `${key} departed though a person had given it up, and it was gone from the disk`);
  }

  /** A person is about to send something in the place of this one. */
  isReplaced(old: string): void {
    this.#standing = this.#evidence.clicks.get(old)?.givenUp === false ? old : null;
  }

  /** A person sends this one in the place of an older one. */
  takesPlace(key: string, old: string): void {
    const of = this.#evidence.clicks.get(old);
    // What was given up before does not come back.
    if (of !== undefined && this.#standing === old) this.#places.set(key, { of, since: this.#evidence.now() });
  }

  /** The older one was given up for another reason than that: then nothing brings it back. */
  givenUp(old: string): void {
    for (const [key, { of }] of this.#places) if (of.key === old) this.#places.delete(key);
  }

  /** The disk has refused the new one: the older one stands where it stood. */
  returned(key: string): void {
    const place = this.#places.get(key);
    if (place === undefined) return;
    place.of.givenUp = false;
    place.of.standsSince = this.#evidence.now();
    this.#places.delete(key);
  }

  /** What one page shows, at any time. */
  shown(bubbles: readonly Bubble[], page: Page): void {
    const since = Math.max(page.openedAt, page.thawedAt);
    for (const { key, delivery } of bubbles) {
      if (key === null || !held.has(delivery) || this.#evidence.committed.has(key)) continue;
      const goneSince = this.#gone.get(key);
      if (goneSince === undefined || this.#isUnheard(key) || !this.#isToldSince(Math.max(goneSince, since)) || this.#blamed.has(`${page.number} ${key}`)) continue;
      this.#blamed.add(`${page.number} ${key}`);
      this.#tools().blame('I15', `${key} was given up and is gone from the disk, and page ${page.number} shows it as ${delivery}`);
    }
  }

  /** After everything has healed and long enough has passed: what has arrived is forgotten. */
  atRest(): void {
    if (!this.#isToldSince(0) || this.#evidence.now() < this.#disk.quietFrom) return;
    const { blame, rows } = this.#tools();
    for (const key of this.#evidence.committed) {
      if (rows.has(`out:${key}`) && !this.#disk.isSpoilt(`out:${key}`)) blame('I8', `${key} has arrived, and its row is still on the disk`);
    }
  }

  /** However a schedule ends: what has arrived in the place of another one has taken it. */
  atEnd(): void {
    const { blame, rows } = this.#tools();
    for (const [key, { of, since }] of this.#places) {
      const goesOn = of.lastDepartedAt > since || of.consentAt !== null || this.#evidence.committed.has(of.key);
      if (goesOn || !this.#evidence.committed.has(key) || !rows.has(`out:${of.key}`) || this.#disk.isSpoilt(`out:${of.key}`)) continue;
      blame('I15', `${key} has arrived in the place of ${of.key}, which is still on the disk`);
    }
  }

  #isReplaced(key: string): boolean {
    return [...this.#places.values()].some(({ of }) => of.key === key);
  }

  /** What took its place is not known yet to the tab that sends, for its page has ended. */
  #isUnheard(key: string): boolean {
    return [...this.#places].some(([by, { of }]) => of.key === key && this.#evidence.clicks.get(by)?.unheard === true);
  }

  /** Whether a tab leads that has run since then for long enough to tell the others. */
  #isToldSince(at: number): boolean {
    if (this.#leader === null) return false;
    const { page, since } = this.#leader;
    return page.alive && !page.frozen && this.#evidence.now() - Math.max(at, since, page.thawedAt, this.#evidence.hungUntil) > HEARD_WITHIN_MS;
  }

  #tools() {
    return { blame: this.#evidence.blame.bind(this.#evidence), rows: this.#evidence.rows };
  }
}

/** As what a page shows what the outbox holds. */
const held: ReadonlySet<Bubble['delivery']> = new Set(['queued', 'sending', 'waiting', 'unconfirmed', 'failed', 'discarded']);
