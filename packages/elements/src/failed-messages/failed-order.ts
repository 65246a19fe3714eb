import type { RowWindow } from '../conversation-list/row-window.ts';
import { FailedCursor } from './failed-cursor.ts';
import { FailedList, type FailedListing, type FailedMaterial } from './failed-list.ts';

/** The rows of the table in their order, the one that is in use, and what of them is in sight, while rows come and go. */
export class FailedOrder {
  readonly cursor = new FailedCursor();
  readonly #list = new FailedList();
  readonly #window: RowWindow;
  #wish: readonly unknown[] = [];
  #isAnew = false;

  constructor(window: RowWindow) {
    this.#window = window;
  }

  get listing(): FailedListing {
    return this.#list.listing;
  }

  /** Whether something of it changes with the clock. */
  get changes(): boolean {
    return this.#list.changes;
  }

  /** Once, the order is taken anew though somebody is in the table. */
  anew(): void {
    this.#isAnew = true;
    this.#window.reset();
  }

  /** @returns whether the row that is in use has gone */
  show(material: FailedMaterial): boolean {
    const { choice, grouping, hold } = material;
    const before = this.listing.lines;
    const { lines } = this.#list.show({ ...material, hold: hold && !this.#isAnew });
    const isSameWish = this.#wish[0] === choice && this.#wish[1] === grouping;
    this.#isAnew = false;
    this.#wish = [choice, grouping];
    if (lines === before) return false;
    if (isSameWish) this.#window.keep(before, lines, ({ id }) => id);
    else this.#window.reset();
    return this.cursor.follow(lines);
  }
}
