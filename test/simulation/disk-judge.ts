import type { RowChanges } from '@cs-inbox/state';
import { type Evidence, TOLD_WITHIN_MS } from './evidence.ts';
import type { Page } from './page.ts';

/** How long a disk that answers again takes to write what it was given meanwhile, ms. */
const WRITTEN_WITHIN_MS = 1_000;
/** How long a page may take to write again what an emptied disk has lost, ms. */
const REWRITTEN_WITHIN_MS = 15_000;

/** Judges the rows: none goes before the platform has its message, only the tab that leads changes them, and what cannot be read stays. */
export class DiskJudge {
  readonly #evidence: Evidence;
  /** The page that was the last to take the lead. */
  #leader: number | null = null;
  /** What nobody may touch, as it was put there. */
  readonly #spoilt = new Map<string, string>();
  /** Which page has heard that the disk was emptied, and by when it must have written again what it holds. */
  #rewrites: { readonly page: number; readonly by: number } | null = null;
  /** Since when the disk says that a store is paused. */
  #paused: ReadonlyMap<string, number> = new Map();
  /** Stores of which a person has said last that they shall go on, whether or not a disk took that. */
  readonly #goOn = new Set<string>();
  /** When a person last said that of a store, ms since the epoch. */
  readonly #goOnAt = new Map<string, number>();
  /** Until when a person has wanted a store to be paused, ms since the epoch; Infinity where still. */
  readonly #wishedUntil = new Map<string, number>();

  constructor(evidence: Evidence) {
    this.#evidence = evidence;
  }

  led(page: number): void {
    if (page !== this.#rewrites?.page) this.#rewrites = null;
    this.#leader = page;
  }

  /** Told before it takes effect. */
  applied(page: number, { puts, deletes }: RowChanges): void {
    const { blame, rows } = this.#tools();
    for (const key of [...puts.map((row) => row.key), ...deletes]) if (this.#spoilt.has(key)) blame('I13', `${key} cannot be read, and was written over or deleted`);
    const ofOutbox = [...puts.map((row) => row.key), ...deletes].filter((key) => key.startsWith('out:'));
    const isNew = puts.some(({ key }) => key.startsWith('out:') && !rows.has(key));
    if (ofOutbox.length > 0 && !isNew && this.#leader !== null && page !== this.#leader) {
      blame('I6', `page ${page} changed ${ofOutbox.join(', ')}, though page ${this.#leader} leads`);
    }
    for (const { key, value } of puts) if (key.startsWith('out:') && !rows.has(key)) this.#judgePlace(value, deletes);
    for (const { key, value } of puts) this.#put(key, value);
    for (const key of deletes) this.#deleted(key, puts.some(({ value }) => `out:${String(Object(value).replaces)}` === key));
  }

  /**
   * Somebody has emptied the disk: what the tab that leads does not write again goes with its page.
   * @param known whether a tab leads that runs: the others only know what they were told
   */
  cleared(known: boolean): void {
    this.#rewrites = null;
    this.#spoilt.clear();
    this.#paused = new Map();
    for (const click of this.#evidence.clicks.values()) {
      if (!this.#evidence.rows.has(`out:${click.key}`)) continue;
      click.endangered = true;
      click.destroyed ||= !known;
      // The tab that leads may not have read it yet.
      if (click.page !== this.#leader) click.unheard = true;
    }
    this.#leader = null;
  }

  /** The page that led hears that somebody has emptied the disk. */
  foundCleared(page: number): void {
    this.#rewrites ??= { page, by: Math.max(this.#evidence.now(), this.#evidence.hungUntil) + REWRITTEN_WITHIN_MS };
  }

  /** What it knew by its own clicks is on the disk again. */
  #judgeRewritten(): void {
    // A disk that has hung since answers later.
    if (this.#rewrites === null || this.#evidence.now() < Math.max(this.#rewrites.by, this.#evidence.hungUntil + REWRITTEN_WITHIN_MS)) return;
    const { page } = this.#rewrites;
    this.#rewrites = null;
    for (const click of this.#evidence.clicks.values()) {
      if (click.page !== page || !click.endangered || click.destroyed || click.returned || click.givenUp || this.#evidence.committed.has(click.key)) continue;
      this.#evidence.blame('I1', `page ${page} knows that the disk was emptied, and has not written ${click.key} again`);
    }
  }

  /** The account was wiped a while ago in another tab, and this page has run since. */
  mustKnowOfWipe({ inbox, number }: Page): void {
    if (inbox.$halted.get() !== 'wiped') this.#evidence.blame('I17', `page ${number} goes on after another one has wiped everything`);
  }

  /** The account was wiped a while ago: these rows must be gone. */
  mustBeGone(keys: ReadonlySet<string>): void {
    for (const key of keys) if (this.#evidence.rows.has(key)) this.#evidence.blame('I17', `${key} is still on the disk after everything was wiped`);
  }

  get leader(): number | null {
    return this.#leader;
  }

  /** From when on a disk that has hung answers as others do, and what it had refused has been tried again, ms since the epoch. */
  get quietFrom(): number {
    return this.#evidence.hungUntil + REWRITTEN_WITHIN_MS;
  }

  refused(): void {
    this.#evidence.diskRefusedAt = this.#evidence.now();
  }

  hung(until: number): void {
    this.#evidence.hungUntil = until;
  }

  /** The account was wiped: nothing of it comes back. */
  wiped(): void {
    this.cleared(true);
    for (const click of this.#evidence.clicks.values()) click.destroyed = true;
  }

  /** What only its memory knew goes with it. */
  pageEnded(page: number): void {
    this.#judgeRewritten();
    if (this.#rewrites?.page === page) this.#rewrites = null;
    const now = this.#evidence.now();
    // What it was just told may not have reached the disk, which still says "paused".
    for (const [storeId, until] of this.#wishedUntil) {
      if (this.#paused.has(storeId) && now < Math.max(until, this.#evidence.hungUntil) + WRITTEN_WITHIN_MS) this.#wishedUntil.set(storeId, Infinity);
    }
    for (const click of this.#evidence.clicks.values()) {
      if (click.endangered) click.destroyed = true;
      if (click.page === page && this.#evidence.now() - (click.durableSince ?? Infinity) < TOLD_WITHIN_MS) click.unheard = true;
    }
  }

  /** Somebody puts a row there that this version cannot read. */
  spoilt(key: string, value: unknown): void {
    this.#spoilt.set(key, JSON.stringify(value));
    const click = this.#evidence.clicks.get(key.replace(/^out:/u, ''));
    if (click !== undefined) click.destroyed = true;
  }

  isSpoilt(key: string): boolean {
    return this.#spoilt.has(key);
  }

  get spoiltRows(): number {
    return this.#spoilt.size;
  }

  /** A page that has read the disk says how many rows it cannot read. */
  told(unreadable: number): void {
    if (unreadable < this.#spoilt.size) this.#evidence.blame('I15', `${this.#spoilt.size} rows cannot be read, and a page tells of ${unreadable}`);
  }

  /** A person pauses a store, or lets it go on. */
  wished(storeId: string, paused: boolean): void {
    this.#wishedUntil.set(storeId, paused ? Infinity : this.#evidence.now());
    if (paused) this.#goOn.delete(storeId);
    else {
      this.#goOn.add(storeId);
      this.#goOnAt.set(storeId, this.#evidence.now());
    }
  }

  /** Since when nobody has wanted a store to be paused, ms since the epoch. */
  goesOnSince(storeId: string): number {
    return this.#wishedUntil.get(storeId) ?? 0;
  }

  /** ms for which the disk has said that nothing goes to a store; 0 where it does not say so. */
  pausedForMs(storeId: string): number {
    const since = this.#paused.get(storeId);
    return since === undefined || this.#goOn.has(storeId) ? 0 : this.#evidence.now() - since;
  }

  /** Whether the disk says of any message that nobody knows what became of it. */
  get anyOpen(): boolean {
    for (const [key, value] of this.#evidence.rows) {
      if (!key.startsWith('out:') || this.#spoilt.has(key)) continue;
      const { delivery } = value as { readonly delivery?: unknown };
      if (delivery === 'sending' || delivery === 'unconfirmed') return true;
    }
    return false;
  }

  atEnd(): void {
    this.#judgeRewritten();
    const { blame, rows } = this.#tools();
    for (const [key, value] of this.#spoilt) if (JSON.stringify(rows.get(key)) !== value) blame('I13', `${key} could not be read, and is not what it was`);
    for (const click of this.#evidence.clicks.values()) {
      if (click.durableSince === null || click.returned || click.givenUp || click.destroyed || click.endangered) continue;
      if (!this.#evidence.committed.has(click.key) && !rows.has(`out:${click.key}`)) blame('I1', `${click.key} is lost`);
    }
  }

  /** What takes the place of a failed message takes it in the same transaction. */
  #judgePlace(value: unknown, deletes: readonly string[]): void {
    const { key, replaces } = Object(value) as { readonly key?: unknown; readonly replaces?: unknown };
    const place = `out:${String(replaces)}`;
    const { delivery } = Object(this.#evidence.rows.get(place)) as { readonly delivery?: unknown };
    if (delivery !== 'failed' || deletes.includes(place) || this.#spoilt.has(place)) return;
    this.#evidence.blame('RETRY-7', `${String(key)} was written in the place of ${String(replaces)}, which is still on the disk`);
  }

  #put(key: string, value: unknown): void {
    if (key === 'paused') this.#pausedAre(storesIn(value));
    const click = this.#evidence.clicks.get(key.replace(/^out:/u, ''));
    if (click === undefined || !key.startsWith('out:')) return;
    if (click.takenBack) this.#evidence.blame('SEND-12', `${click.key} is on the disk again after it had been taken back`);
    click.durableSince ??= this.#evidence.now();
    click.endangered = false;
    const row = value as { readonly text?: unknown; readonly automaticAttempts?: number; readonly delivery?: unknown; readonly failure?: { readonly cause?: unknown } | null; readonly stopped?: unknown };
    if (row.delivery === 'failed' && (row.failure?.cause === 'quota' || row.failure?.cause === 'unknown')) click.restsSince ??= this.#evidence.now();
    // A person may have wanted it again before the disk had that.
    if (click.stopped && row.delivery === 'failed' && row.stopped === true) click.stoppedSince ??= this.#evidence.now();
    if (row.text !== click.text) this.#evidence.blame('I4', `${click.key} changed its text on the disk`);
    if ((row.automaticAttempts ?? 0) > 3) this.#evidence.blame('AUTO-2', `${click.key} had ${row.automaticAttempts} automatic attempts`);
  }

  /** Whatever the disk says, only a person lets a paused store go on; where it hung, what was said before may be written behind that. */
  #pausedAre(stores: readonly string[]): void {
    const saidSince = (storeId: string, since: number) => Math.max(this.#goOnAt.get(storeId) ?? 0, this.#evidence.hungUntil) >= since;
    const kept = [...this.#paused].filter(([storeId, since]) => stores.includes(storeId) || !saidSince(storeId, since - WRITTEN_WITHIN_MS));
    const fresh = stores.filter((storeId) => !this.#paused.has(storeId)).map((storeId) => [storeId, this.#evidence.now()] as const);
    this.#paused = new Map([...kept, ...fresh]);
  }

  /** @param replaced whether another one takes its place with that */
  #deleted(key: string, replaced: boolean): void {
    const click = this.#evidence.clicks.get(key.replace(/^out:/u, ''));
    if (key === 'paused') this.#paused = new Map();
    if (key.startsWith('out:') && click !== undefined) click.takenBack ||= click.askedBack && !replaced && !this.#evidence.committed.has(click.key);
    if (!key.startsWith('out:') || click === undefined || click.givenUp || this.#evidence.committed.has(click.key)) return;
    this.#evidence.blame('I1', `${click.key} was deleted from the disk before the platform had it`);
  }

  #tools() {
    return { blame: this.#evidence.blame.bind(this.#evidence), rows: this.#evidence.rows };
  }
}

function storesIn(value: unknown): readonly string[] {
  const { stores } = value as { readonly stores?: unknown };
  return Array.isArray(stores) ? stores.filter((store) => typeof store === 'string') : [];
}
