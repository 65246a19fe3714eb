import type { Page } from 'puppeteer-core';

/** The clock of a page, as a person who comes back later finds it. What is loaded from now on goes by it. */
export class PageClock {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** @param at ms since the epoch */
  async set(at: number): Promise<void> {
    await this.pass(at - Date.now());
  }

  async pass(ms: number): Promise<void> {
    await this.#page.evaluateOnNewDocument((shiftMs: number) => {
      const Wall = Date;
      globalThis.Date = class extends Wall {
        constructor(...given: readonly unknown[]) {
          super(...((given.length === 0 ? [Wall.now() + shiftMs] : given) as [number]));
        }

        static override now(): number {
          return Wall.now() + shiftMs;
        }
      } as DateConstructor;
    }, ms);
  }
}
