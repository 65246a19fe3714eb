import type { EventLoop } from './event-loop.ts';
import type { Page } from './page.ts';

/** How long pages take to be up to date once the network is back, its 3 s of patience included. */
export class Settling {
  /** Of each page each time, ms. */
  readonly times: number[] = [];
  readonly #loop: EventLoop;
  readonly #since = new Map<Page, number>();

  constructor(loop: EventLoop) {
    this.#loop = loop;
  }

  /** The network is back. */
  back(pages: readonly Page[]): void {
    for (const page of pages) this.#since.set(page, this.#loop.now());
  }

  /** The network is gone: what was begun counts for nothing. */
  gone(): void {
    this.#since.clear();
  }

  /** Something else befell a page. */
  spoilt(page: Page): void {
    this.#since.delete(page);
  }

  /** Whether a page calls itself up to date by now. */
  looked(page: Page): void {
    const since = this.#since.get(page);
    const { state } = page.inbox.$sync.get().connection;
    if (since === undefined || (state !== 'polling' && state !== 'live')) return;
    this.#since.delete(page);
    if (page.usable) this.times.push(this.#loop.now() - since);
  }
}
