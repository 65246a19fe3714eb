import type { EventLoop } from './event-loop.ts';
import type { Evidence } from './evidence.ts';
import type { Page } from './page.ts';

const MINUTE_MS = 60_000;
/** Most streams that one tab opens in a minute, whatever goes wrong. */
const PER_MINUTE_MAX = 20;
/** How long two tabs may have a stream at once, while the turn goes from one to the other, ms. */
const TURNS_WITHIN_MS = 2_000;

/** Judges the streams: a browser has one, and no tab opens them over and over. */
export class StreamJudge {
  readonly #evidence: Evidence;
  readonly #loop: EventLoop;
  readonly #open = new Map<Page, number>();
  readonly #times = new Map<Page, number[]>();
  readonly #blamed = new Set<string>();

  constructor(evidence: Evidence, loop: EventLoop) {
    this.#evidence = evidence;
    this.#loop = loop;
  }

  /** @returns told when that stream is not there any more */
  opened(page: Page): () => void {
    this.#countOpening(page);
    const open = (this.#open.get(page) ?? 0) + 1;
    this.#open.set(page, open);
    if (open > 1) this.#blame(`page ${page.number} has ${open} streams`);
    let there = true;
    const compare = () => {
      if (there && page.alive && !this.#compare(page)) this.#loop.in(TURNS_WITHIN_MS, compare);
    };
    const ended = () => {
      if (there) this.#open.set(page, (this.#open.get(page) ?? 1) - 1);
      there = false;
    };
    page.atEnd(ended);
    this.#loop.in(TURNS_WITHIN_MS, compare);
    return ended;
  }

  /** A page that is frozen cannot close what it has: it is looked at again when it runs. @returns whether all pages could be looked at */
  #compare(page: Page): boolean {
    let all = true;
    for (const [other, open] of this.#open) {
      if (other === page || open === 0 || !other.alive) continue;
      const isStill = [page, other].some(({ frozen, thawedAt }) => frozen || this.#evidence.now() - thawedAt < TURNS_WITHIN_MS);
      if (isStill) all = false;
      else this.#blame(`pages ${other.number} and ${page.number} have a stream at once`);
    }
    return all;
  }

  #countOpening(page: Page): void {
    const now = this.#evidence.now();
    const times = (this.#times.get(page) ?? []).filter((at) => now - at < MINUTE_MS);
    this.#times.set(page, [...times, now]);
    if (times.length >= PER_MINUTE_MAX) this.#blame(`page ${page.number} opened more than ${PER_MINUTE_MAX} streams in a minute`);
  }

  #blame(why: string): void {
    if (this.#blamed.has(why)) return;
    this.#blamed.add(why);
    this.#evidence.blame('I14', why);
  }
}
