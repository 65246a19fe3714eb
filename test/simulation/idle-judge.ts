import type { Attempt } from '@cs-inbox/simulator';
import type { Click } from './click.ts';
import type { DiskJudge } from './disk-judge.ts';
import type { Evidence } from './evidence.ts';
import type { Word } from './word.ts';

/** After so long without anything in its way a new message must have left, ms. */
const LEAVES_WITHIN_MS = 30_000;
/** How long it may take until a page hears that a login is back, ms. */
const HEARD_WITHIN_MS = 90_000;
/** Older ones may be asked about first, ms. */
const YOUNG_MS = 3 * 3_600_000;
/** How long a store may be left alone at most that takes too much, or nothing any more for a day, ms. */
const THROTTLED_MS_MAX = 16 * 60_000;
const QUOTA_MS_MAX = 25 * 3_600_000;
/** From so many in vain on over all stores, everything may wait. */
const IN_VAIN_MAX = 6;

interface Store {
  /** Whether the last word of it was that it has taken something, and since when. */
  good: boolean;
  since: number;
  /** Until then it may be left alone all the same, ms since the epoch. */
  restsUntil: number;
  readonly away: Set<string>;
}

/** Judges that a new message leaves soon where nothing stands against it: neither its conversation nor its store. */
export class IdleJudge {
  readonly #evidence: Evidence;
  readonly #disk: DiskJudge;
  readonly #stores = new Map<string, Store>();
  readonly #blamed = new Set<string>();
  #calmSince = 0;
  #inVain = 0;

  constructor(evidence: Evidence, disk: DiskJudge) {
    this.#evidence = evidence;
    this.#disk = disk;
  }

  left(key: string): void {
    this.#of(key).away.add(key);
  }

  ended(key: string, { kind, cause }: Word, attempt: Attempt | null): void {
    const now = this.#evidence.now();
    const store = this.#of(key);
    store.away.delete(key);
    store.good = kind === 'accepted' || (kind === 'refused' && (cause === 'content' || cause === 'recipient'));
    store.since = now;
    const inVain = kind === 'none' || cause === 'platform';
    this.#inVain = inVain ? this.#inVain + 1 : 0;
    // It takes a while until everything that had waited for that has left.
    if (this.#inVain > IN_VAIN_MAX) this.#calmSince = now;
    if (cause === 'throttled') store.restsUntil = Math.max(store.restsUntil, now + THROTTLED_MS_MAX, attempt?.retryAt ?? 0);
    if (cause === 'quota') store.restsUntil = Math.max(store.restsUntil, now + QUOTA_MS_MAX, attempt?.retryAt ?? 0);
  }

  /** Another page sends, or none; the network comes or goes. */
  startsAnew(): void {
    this.#calmSince = this.#evidence.now();
    for (const { away } of this.#stores.values()) away.clear();
  }

  /** @param signedOut stores whose login is gone */
  look(signedOut: readonly string[]): void {
    const now = this.#evidence.now();
    for (const storeId of signedOut) this.#store(storeId).since = now + HEARD_WITHIN_MS;
    if (now - this.#calmSince < LEAVES_WITHIN_MS) return;
    const open = new Set<string>();
    for (const click of this.#evidence.clicks.values()) {
      const { conversationId, key } = click;
      if (open.has(conversationId)) continue;
      if (this.#evidence.committed.has(key)) {
        if ((click.shownSent?.at ?? Infinity) > now - LEAVES_WITHIN_MS) open.add(conversationId);
        continue;
      }
      open.add(conversationId);
      if (!this.#mayLeave(click) || this.#blamed.has(key)) continue;
      this.#blamed.add(key);
      this.#evidence.blame('I18', `${key} has not left for ${now - click.at} ms, though nothing stands against it`);
    }
  }

  #mayLeave(click: Click): boolean {
    const now = this.#evidence.now();
    const { at, consentAt, departures, destroyed, durableSince, endangered, everStopped, givenUp, returned, storeId, unheard } = click;
    if (departures > 0 || durableSince === null || returned || givenUp || destroyed || endangered || everStopped || unheard || consentAt !== null) return false;
    if (now - at < LEAVES_WITHIN_MS || now - at > YOUNG_MS || this.#isPassed(click)) return false;
    const { away, good, since, restsUntil } = this.#store(storeId);
    if (!good || away.size > 0 || now - since < LEAVES_WITHIN_MS || now < restsUntil) return false;
    return this.#disk.goesOnSince(storeId) < now - LEAVES_WITHIN_MS;
  }

  /** What was clicked after it has arrived, from a tab that had not heard of it: then it never goes. */
  #isPassed({ conversationId, order }: Click): boolean {
    const { clicks, committed } = this.#evidence;
    return [...clicks.values()].some((other) => other.conversationId === conversationId && other.order > order && committed.has(other.key));
  }

  #of(key: string): Store {
    return this.#store(this.#evidence.clicks.get(key)?.storeId ?? '');
  }

  #store(storeId: string): Store {
    const store = this.#stores.get(storeId) ?? { good: true, since: 0, restsUntil: 0, away: new Set<string>() };
    this.#stores.set(storeId, store);
    return store;
  }
}
