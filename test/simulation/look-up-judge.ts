import type { Evidence } from './evidence.ts';
import type { MachineClock } from './machine-clock.ts';

/** How long a page may believe that the backend never accepted a key, ms. */
const BELIEVED_MS = 30_000;
/** Clocks tell whole milliseconds. */
const SLACK_MS = 10;

/** Judges what leaves again when the backend has forgotten its key: then somebody has just asked what became of it. */
export class LookUpJudge {
  readonly #evidence: Evidence;
  readonly #machine: MachineClock;
  readonly #windowMs: number;
  readonly #lookUp: boolean;
  /** When each key has left the machine, ms since the epoch, rising. */
  readonly #left = new Map<string, number[]>();
  /** When somebody has heard for the last time since it left that the backend never accepted it, by key. */
  readonly #absent = new Map<string, number>();

  constructor(evidence: Evidence, machine: MachineClock, { windowMs, lookUp }: { readonly windowMs: number; readonly lookUp: boolean }) {
    this.#evidence = evidence;
    this.#machine = machine;
    this.#windowMs = windowMs;
    this.#lookUp = lookUp;
  }

  heardAbsent(key: string): void {
    this.#absent.set(key, this.#evidence.now());
  }

  /** It was gone from no machine: the network was down. */
  neverLeft(key: string): void {
    this.#left.get(key)?.pop();
  }

  departed(key: string): void {
    const now = this.#evidence.now();
    const left = this.#left.get(key) ?? [];
    const lastAt = left.at(-1) ?? null;
    const askedAt = this.#absent.get(key) ?? null;
    this.#left.set(key, [...left, now]);
    this.#absent.delete(key);
    // A clock that was set back makes an old key look young.
    if (!this.#lookUp || this.#machine.aheadMs !== 0 || lastAt === null || now - lastAt <= this.#windowMs || this.#evidence.clicks.get(key)?.mayDouble === true) return;
    if (askedAt === null) this.#evidence.blame('I2', `${key} departed ${now - lastAt} ms after it had last left, and nobody had asked what became of it`);
    else if (now - askedAt > BELIEVED_MS + SLACK_MS) this.#evidence.blame('I2', `${key} departed ${now - askedAt} ms after somebody had last asked what became of it`);
  }
}
