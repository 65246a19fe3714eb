import type { Evidence } from './evidence.ts';
import type { Word } from './word.ts';

/** After so many sends of a store in a row without an answer one tries at a time, so far apart, ms. */
const STORE_MAX = 6;
const STORE_APART_MS = 59_000;
/** How long what was to leave before that was known may have been under way to the disk, ms. */
const STORED_WITHIN_MS = 1_000;
/** After so many without an answer over all stores one tries at a time. */
const BACKEND_MAX = 12;

interface Store {
  unanswered: number;
  /** Since when that is known. */
  since: number;
  /** When the last one left that found out whether anybody answers. */
  triedAt: number;
}

/** What one page has sent in vain. */
interface Silence {
  readonly stores: Map<string, Store>;
  /** Of all stores but those that are known for it, and of questions. */
  unanswered: number;
  since: number;
}

/** Judges how often a page sends to whom nobody answers. */
export class SilenceJudge {
  readonly #evidence: Evidence;
  readonly #pages = new Map<number, Silence>();
  /** What each page has heard to have arrived. */
  readonly #heardOf = new Set<string>();

  constructor(evidence: Evidence) {
    this.#evidence = evidence;
  }

  /** @param others how much else is on its way from the page, messages and questions */
  left(page: number, key: string, others: number): void {
    const { now, clicks } = this.#evidence;
    const silence = this.#of(page);
    const storeId = clicks.get(key)?.storeId ?? '';
    const store = silence.stores.get(storeId);
    if (store !== undefined && store.unanswered >= STORE_MAX && this.#isKnown(store.since)) {
      const agoMs = now() - store.triedAt;
      if (agoMs < STORE_APART_MS) this.#evidence.blame('FAIL-6', `${key} departed ${agoMs} ms after the last one, though ${store.unanswered} in a row had no answer from ${storeId}`);
    }
    if (store !== undefined) store.triedAt = now();
    if (silence.unanswered >= BACKEND_MAX && others > 0 && this.#isKnown(silence.since)) this.#evidence.blame('FAIL-6', `${key} departed beside ${others} others, though nobody answers`);
  }

  ended(page: number, key: string, { kind }: Word): void {
    const silence = this.#of(page);
    const storeId = this.#evidence.clicks.get(key)?.storeId ?? '';
    if (kind === 'accepted') this.#heardOf.add(`${page} ${key}`);
    if (kind !== 'none') {
      silence.unanswered = 0;
      silence.stores.delete(storeId);
      return;
    }
    // Whoever knows by then that it has arrived does not count it.
    if (this.#evidence.committed.has(key)) return;
    const store = silence.stores.get(storeId) ?? { unanswered: 0, since: 0, triedAt: -Infinity };
    if (store.unanswered < STORE_MAX) this.#count(silence);
    // The wait begins where it is known.
    if (++store.unanswered === STORE_MAX) store.triedAt = store.since = this.#evidence.now();
    silence.stores.set(storeId, store);
  }

  /** What has arrived speaks for its store, however that is known; one page tells it to all others, but it is no news to who knows. */
  heardOf(page: number, key: string): void {
    const click = this.#evidence.clicks.get(key);
    if (click === undefined || this.#heardOf.has(`${page} ${key}`)) return;
    this.#heardOf.add(`${page} ${key}`);
    for (const [other, silence] of this.#pages) {
      if (other !== page && this.#heardOf.has(`${other} ${key}`)) continue;
      silence.stores.delete(click.storeId);
      silence.unanswered = 0;
    }
  }

  /** A question has been answered, or not. */
  lookedUp(page: number, whole: boolean): void {
    const silence = this.#of(page);
    if (whole) silence.unanswered = 0;
    else this.#count(silence);
  }

  /** It has its first list since the network is back: nothing is put off any more. */
  upToDate(page: number): void {
    this.#pages.delete(page);
  }

  /** What pages knew is over. */
  startsAnew(): void {
    this.#pages.clear();
  }

  #count(silence: Silence): void {
    if (++silence.unanswered === BACKEND_MAX) silence.since = this.#evidence.now();
  }

  #isKnown(since: number): boolean {
    return this.#evidence.now() > Math.max(since, this.#evidence.hungUntil) + STORED_WITHIN_MS;
  }

  #of(page: number): Silence {
    const silence = this.#pages.get(page) ?? { stores: new Map<string, Store>(), unanswered: 0, since: 0 };
    this.#pages.set(page, silence);
    return silence;
  }
}
