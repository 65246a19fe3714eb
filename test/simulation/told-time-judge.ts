import type { Evidence } from './evidence.ts';
import type { MachineClock } from './machine-clock.ts';

/** What a row says of a departure. */
interface DepartingRow {
  readonly key?: unknown;
  readonly storeId?: unknown;
  readonly delivery?: unknown;
  readonly attempts?: readonly { readonly departedAt?: unknown; readonly endedAt?: unknown }[];
}

/** Judges what rows say of departures: none is recorded to a store of which its page knows that it is shut, for a page that dies then leaves a message of which nobody knows whether it left. */
export class ToldTimeJudge {
  readonly #evidence: Evidence;
  readonly #machine: MachineClock;
  /** From when until when each store is shut as a page was told, by page and store, ms since the epoch. */
  readonly #told = new Map<string, { readonly since: number; readonly until: number }[]>();

  constructor(evidence: Evidence, machine: MachineClock) {
    this.#evidence = evidence;
    this.#machine = machine;
  }

  told(page: number, storeId: string, until: number | null): void {
    if (until === null) return;
    const place = `${page} ${storeId}`;
    this.#told.set(place, [...(this.#told.get(place) ?? []), { since: this.#evidence.now(), until }]);
  }

  /** Where the clock is wrong, no time of a row can be set beside the true one. */
  put(page: number, row: unknown): void {
    const { attempts, delivery, key, storeId } = row as DepartingRow;
    const last = Array.isArray(attempts) ? (attempts as NonNullable<DepartingRow['attempts']>).at(-1) : undefined;
    if (delivery !== 'sending' || last === undefined || last.endedAt !== null || typeof last.departedAt !== 'number' || this.#machine.aheadMs !== 0) return;
    const at = last.departedAt;
    const shut = this.#told.get(`${page} ${String(storeId)}`)?.find(({ since, until }) => since < at && at < until);
    if (shut !== undefined) this.#evidence.blame('I7', `${String(key)} is on the disk as departing ${shut.until - at} ms before ${String(storeId)} may be asked again`);
  }
}
