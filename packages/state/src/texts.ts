import { Drafts } from './drafts.ts';
import type { Ports, Row } from './ports.ts';
import { QuickReplies } from './quick-replies.ts';
import { type ReadRows, readRows } from './rows.ts';
import { SavedFilters } from './saved-filters.ts';

/** What is written in this browser and is no message yet: drafts, quick replies and named filters, alike in all tabs. */
export class Texts {
  readonly drafts: Drafts;
  readonly replies: QuickReplies;
  readonly filters: SavedFilters;
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
    this.drafts = new Drafts(ports.storage, ports.clock, ports.tabs);
    this.replies = new QuickReplies(ports);
    this.filters = new SavedFilters(ports);
  }

  /**
   * @param texts drafts, the first time; null later on
   * @returns keys of quick replies and filters that cannot be read
   */
  load(rows: readonly Row[], texts: Pick<ReadRows, 'drafts' | 'backs'> | null): readonly string[] {
    if (texts !== null) this.drafts.load(texts);
    return [...this.replies.load(rows), ...this.filters.load(rows)];
  }

  /** Another tab has said something. */
  heard(message: unknown): void {
    this.drafts.heard(message);
    this.replies.heard(message);
    this.filters.heard(message);
  }

  /** Takes over what other tabs have written while this one slept. @param act does it only while the inbox runs */
  catchUp(act: (deed: () => void) => void): void {
    const takeOver = this.drafts.catchUp();
    this.#ports.storage.load((rows) =>
      act(() => {
        if (rows === null || this.#ports.storage.kind() === 'memory') return;
        takeOver(readRows(rows).drafts);
        this.replies.load(rows);
        this.filters.load(rows);
      }),
    );
  }

  /** The disk has lost them all. */
  writeAll(): void {
    this.drafts.writeAll();
    this.replies.writeAll();
    if (this.filters.$filters.get().length > 0) this.filters.save(this.filters.$filters.get());
  }

  forget(): void {
    this.drafts.forget();
    this.replies.forget();
    this.filters.forget();
  }
}
