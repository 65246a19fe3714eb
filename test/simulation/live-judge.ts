import type { EventLoop } from './event-loop.ts';
import type { Evidence } from './evidence.ts';
import type { Page } from './page.ts';
import type { RowJudge } from './row-judge.ts';

/** After so long what is new stands on the page that asks for all, ms. */
const SHOWN_WITHIN_MS = 2_000;
/** How long its list may be set back by an answer with everything which the stream has overtaken: the next one brings it up again, ms. */
const SET_BACK_MS = 1_800;
/** A retry by hand may be answered after so long, ms. */
const ANSWERED_WITHIN_MS = 1_000;
/** For how long nothing else may have happened before, ms: by then the stream stands. */
const QUIET_MS = 10_000;

/** Judges that news are shown as they come, where nothing goes wrong with pages and streams. */
export class LiveJudge {
  readonly #evidence: Evidence;
  readonly #loop: EventLoop;
  readonly #rows: RowJudge;
  #leader: Page | null = null;
  #disturbedAt = 0;
  #retriedAt = 0;
  #looking = false;
  #blamed = false;

  constructor(evidence: Evidence, loop: EventLoop, rows: RowJudge) {
    this.#evidence = evidence;
    this.#loop = loop;
    this.#rows = rows;
  }

  led(page: Page): void {
    this.#leader = page;
    this.disturbed();
  }

  /** The network came or went, or the clock was set. */
  disturbed(): void {
    this.#disturbedAt = this.#evidence.now();
  }

  /** A person asks for everything. */
  retried(): void {
    this.#retriedAt = this.#evidence.now();
  }

  /** The platform has something new. */
  changed(): void {
    const at = this.#evidence.now();
    const page = this.#leader;
    if (page === null || this.#looking || !this.#isQuiet(page, at)) return;
    this.#looking = true;
    this.#loop.in(SHOWN_WITHIN_MS, () => {
      this.#looking = false;
      if (this.#behind(page, at) !== null) this.#loop.in(SET_BACK_MS, () => this.#lookAgain(page, at));
    });
  }

  #lookAgain(page: Page, at: number): void {
    const why = this.#retriedAt > at + ANSWERED_WITHIN_MS || this.#blamed ? null : this.#behind(page, at);
    if (why === null) return;
    this.#blamed = true;
    this.#evidence.blame('SYNC-7', `page ${page.number} has a stream, and does not show what came ${this.#evidence.now() - at} ms ago: ${why}`);
  }

  /** What a page does not show of what there was at that time, or null. */
  #behind(page: Page, at: number): string | null {
    if (!this.#isQuiet(page, at)) return null;
    for (const { conversation } of page.inbox.$conversations.get()) {
      const why = this.#rows.differs(conversation, { at: at + 1 });
      if (why !== null) return why;
    }
    return null;
  }

  #isQuiet(page: Page, at: number): boolean {
    return page === this.#leader && page.usable && page.inbox.$halted.get() === null && at - this.#disturbedAt >= QUIET_MS;
  }
}
