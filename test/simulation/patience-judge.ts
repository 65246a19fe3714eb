import type { Evidence } from './evidence.ts';
import type { Word } from './word.ts';

/** After so many refusals in a row that are the platform's own fault, over so long, nothing goes again without a person, ms. */
const REFUSALS_MAX = 7;
const GIVEN_UP_MS = 11 * 60_000;
/** Longer ago than this a morning may have come since, ms. */
const MORNING_MS = 3_600_000;
/** How long everything that has come since the network is back is asked for before what was refused goes again, ms. */
const ASKED_WITHIN_MS = 14_000;

interface Refused {
  count: number;
  readonly since: number;
  lastAt: number;
}

/** Judges how long what was refused goes again, and what it waits for. */
export class PatienceJudge {
  readonly #evidence: Evidence;
  readonly #refused = new Map<string, Refused>();
  /** What was refused for whatever reason. */
  readonly #failed = new Set<string>();

  constructor(evidence: Evidence) {
    this.#evidence = evidence;
  }

  /** @param unaskedForMs for how long its page has had the network back and has not heard what is new; null where it has */
  left(key: string, unaskedForMs: number | null): void {
    const now = this.#evidence.now();
    if (this.#failed.has(key) && unaskedForMs !== null && unaskedForMs < ASKED_WITHIN_MS) {
      this.#evidence.blame('RETRY-2', `${key} went again ${unaskedForMs} ms after the network was back, and nobody knew what had come meanwhile`);
    }
    this.#failed.delete(key);
    const refused = this.#refused.get(key);
    if (refused === undefined || (this.#evidence.clicks.get(key)?.consentAt ?? 0) > refused.since) return;
    const { count, since, lastAt } = refused;
    if (count >= REFUSALS_MAX && lastAt - since >= GIVEN_UP_MS && now - lastAt < MORNING_MS) {
      this.#evidence.blame('FAIL-6', `${key} went again by itself, though the platform had failed it ${count} times over ${lastAt - since} ms`);
    }
  }

  /** A page ends. What it had heard and its disk does not know, nobody knows any more; nor whether what it had just recorded has left. */
  pageEnded(): void {
    for (const key of [...this.#failed, ...this.#refused.keys()]) {
      const row = this.#evidence.rows.get(`out:${key}`) as { readonly delivery?: string } | undefined;
      if (row?.delivery !== 'sending') continue;
      this.#failed.delete(key);
      this.#refused.delete(key);
    }
  }

  ended(key: string, { kind, cause }: Word): void {
    const now = this.#evidence.now();
    if (kind === 'refused') this.#failed.add(key);
    if (kind !== 'refused' || cause !== 'platform') return void this.#refused.delete(key);
    const refused = this.#refused.get(key) ?? { count: 0, since: now, lastAt: now };
    refused.count++;
    refused.lastAt = now;
    this.#refused.set(key, refused);
  }
}
