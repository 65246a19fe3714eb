import type { Click } from './click.ts';
import type { Evidence } from './evidence.ts';
import type { MachineClock } from './machine-clock.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** When a day of retries begins, on the clocks of a market. */
const MORNING_MS = 8 * HOUR_MS;
/** How many times the machine sends a message again that met a daily limit. */
const TIMES_MAX = 3;
/** By how many hours the clocks of the simulated markets are ahead of UTC; none of them changes them. */
const AHEAD_HOURS: Readonly<Record<string, number>> = { my: 8, br: -3, th: 7, ph: 8 };

/** Judges what goes again without a person though it met a daily limit, or was refused for what nobody knows: not before a morning, once from morning to morning, and three times in all. */
export class MorningJudge {
  readonly #evidence: Evidence;
  readonly #machine: MachineClock;
  /** On which days of its market each key has gone so. */
  readonly #days = new Map<string, number[]>();

  readonly #serverRetries: boolean;

  constructor(evidence: Evidence, machine: MachineClock, serverRetries: boolean) {
    this.#serverRetries = serverRetries;
    this.#evidence = evidence;
    this.#machine = machine;
  }

  departed(click: Click): void {
    const { consentAt, departures, key, restsSince, retriedAfter, storeId } = click;
    click.restsSince = null;
    // A person may be quicker than the disk.
    if (restsSince === null || (consentAt ?? 0) >= restsSince || retriedAfter === departures || this.#machine.aheadMs !== 0) return;
    const aheadMs = (AHEAD_HOURS[storeId.slice(-2)] ?? 0) * HOUR_MS;
    const dayOf = (at: number) => Math.floor((at + aheadMs - MORNING_MS) / DAY_MS);
    const day = dayOf(this.#evidence.now());
    if (this.#serverRetries) this.#evidence.blame('AUTO-4', `${key} went again by itself, though the backend does that`);
    if (day === dayOf(restsSince)) this.#evidence.blame('AUTO-1', `${key} went again by itself before any morning had come`);
    const days = this.#days.get(key) ?? [];
    if (days.includes(day)) this.#evidence.blame('AUTO-1', `${key} went again by itself twice from one morning to the next`);
    days.push(day);
    this.#days.set(key, days);
    if (days.length > TIMES_MAX) this.#evidence.blame('AUTO-3', `${key} went again by itself ${days.length} times`);
  }
}
