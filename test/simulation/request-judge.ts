import type { Evidence } from './evidence.ts';

const MINUTE_MS = 60_000;
/** Most questions and failed sends of one tab in a minute, whatever goes wrong. */
const PER_MINUTE_MAX = 60;

/** Judges how often a tab asks. */
export class RequestJudge {
  readonly #evidence: Evidence;
  readonly #times = new Map<number, number[]>();
  readonly #blamed = new Set<number>();

  constructor(evidence: Evidence) {
    this.#evidence = evidence;
  }

  /** A tab asks for news, or a send of it has failed. */
  asked(page: number): void {
    const now = this.#evidence.now();
    const times = this.#times.get(page) ?? [];
    this.#times.set(page, times);
    times.push(now);
    if (times.length <= PER_MINUTE_MAX) return;
    const first = times.shift() ?? 0;
    if (now - first >= MINUTE_MS || this.#blamed.has(page)) return;
    this.#blamed.add(page);
    this.#evidence.blame('I14', `page ${page} asked more than ${PER_MINUTE_MAX} times in a minute`);
  }
}
