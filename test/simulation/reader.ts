import type { Machine } from './machine.ts';
import type { Page } from './page.ts';
import type { Random } from './random.ts';

/** A person who reads what comes, and asks for it where it does not. */
export class Reader {
  readonly #machine: Machine;
  readonly #random: Random;

  constructor(machine: Machine, random: Random) {
    this.#machine = machine;
    this.#random = random;
  }

  /** Reads a conversation to its end. */
  reads(): void {
    this.#on((page) => {
      const [conversationId] = this.#opened(page);
      if (conversationId === undefined) return;
      this.#machine.note(`page ${page.number} reads ${conversationId}`);
      this.#machine.checker.sync.read(conversationId);
      page.inbox.markSeen();
    });
  }

  /** Looks at what was written before. */
  scrolls(): void {
    this.#on((page) => {
      this.#opened(page);
      page.inbox.loadOlder();
    });
  }

  /** Presses "Retry" in the bar. */
  retries(): void {
    this.#on((page) => {
      this.#machine.note(`page ${page.number} asks for everything`);
      this.#machine.checker.sync.retried();
      page.inbox.retrySync();
    });
  }

  #on(deed: (page: Page) => void): void {
    const pages = this.#machine.usablePages;
    if (pages.length > 0) deed(this.#random.pick(pages));
  }

  /** @returns the conversation that is open now; none before there is a list */
  #opened({ inbox }: Page): readonly string[] {
    const rows = inbox.$conversations.get();
    if (rows.length === 0) return [];
    const { id } = this.#random.pick(rows).conversation;
    inbox.open(id);
    return [id];
  }
}
