import type { Evidence } from './evidence.ts';
import type { Page } from './page.ts';

/** How long after anything else has happened a page may ask what it has missed, ms. */
const QUIET_MS = 10_000;
/** How often it may ask then until something else happens: two tabs that have just asked may overtake each other. */
const QUESTIONS_MAX = 3;

/** Judges that one tab asks for all, where nothing goes wrong with pages and streams: the others hear from it what is new. */
export class FollowerJudge {
  readonly #evidence: Evidence;
  #leader: Page | null = null;
  #disturbedAt = 0;
  /** How often each page has asked since. */
  #asked = new Map<Page, number>();

  constructor(evidence: Evidence) {
    this.#evidence = evidence;
  }

  led(page: Page): void {
    this.#leader = page;
    this.disturbed();
  }

  /** The network came or went, or a person asks for everything. */
  disturbed(): void {
    this.#disturbedAt = this.#evidence.now();
    this.#asked = new Map();
  }

  /** A page has a reason of its own to ask once more. */
  mayAsk(page: Page): void {
    this.#asked.set(page, (this.#asked.get(page) ?? 0) - 1);
  }

  /** A page asks the backend what is new. */
  asked(page: Page): void {
    const quietMs = this.#evidence.now() - Math.max(this.#disturbedAt, page.openedAt);
    if (page === this.#leader || this.#leader?.usable !== true || page.diskless || quietMs < QUIET_MS) return;
    const asked = (this.#asked.get(page) ?? 0) + 1;
    this.#asked.set(page, asked);
    if (asked === QUESTIONS_MAX + 1) this.#evidence.blame('SYNC-7', `page ${page.number} asks over and over what page ${this.#leader.number} has told`);
  }
}
