import type { ReactiveController, ReactiveElement } from 'lit';
import { rowRange, type Seen } from './row-range.ts';

/**
 * Draws of a long list only what can be seen. Its host has a scrolled `.rows` with a `ul` in it, each of whose `li`
 * says in `aria-posinset` where it stands, or with a row group whose rows say it in `data-at`, and a `.probe` that is as high as a row.
 */
export class RowWindow implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #observer = new ResizeObserver(() => this.#measure());
  #box: HTMLElement | null = null;
  /** Before anything has been laid out: as much as there can be. */
  #seen: Seen = { top: 0, height: innerHeight, pitch: 78 };
  #count = 0;
  #drawn = '';
  #scrollTo: number | null = null;
  /** Whether it has ever been elsewhere than at its top. */
  #scrolled = false;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  /** How many whole rows can be seen. */
  get page(): number {
    return Math.max(1, Math.floor(this.#seen.height / this.#seen.pitch));
  }

  /** The rows to draw of so many, rising. @param pinned one that is drawn wherever it stands, or -1 */
  range(count: number, pinned: number): readonly number[] {
    this.#count = count;
    this.#clamp();
    this.#drawn = this.#edges();
    return rowRange(this.#seen, count, pinned);
  }

  /** From the top again. */
  reset(): void {
    this.#go(0);
  }

  /**
   * What is in sight stays in its place when rows come, go or move above it; at the top, the newest stays in sight.
   * @param movedBy what a row has that moves it
   */
  keep<Row>(before: readonly Row[], after: readonly Row[], idOf: (row: Row) => string, movedBy: (row: Row) => unknown = () => null): void {
    const { top, height, pitch } = this.#seen;
    if (top <= 0) return;
    for (let i = Math.floor(top / pitch); i * pitch < top + height; i += 1) {
      const row = before[i];
      if (row === undefined) return;
      const id = idOf(row);
      const isIt = (at: number) => after[at] !== undefined && idOf(after[at]) === id;
      const to = [i, i + 1, i - 1].find(isIt) ?? after.findIndex((_, at) => isIt(at));
      const found = after[to];
      if (found === undefined || movedBy(found) !== movedBy(row)) continue;
      if (to !== i) this.#go(top + (to - i) * pitch);
      return;
    }
  }

  /** Scrolls as little as brings a row into sight. */
  reveal(index: number): void {
    const { top, height, pitch } = this.#seen;
    const start = index * pitch;
    if (start < top) this.#go(start);
    else if (start + pitch > top + height) this.#go(start + pitch - height);
  }

  hostUpdated(): void {
    this.#watch(this.#host.renderRoot.querySelector('.rows'));
    const list = this.#box?.querySelector<HTMLElement>('ul, [role=rowgroup]') ?? null;
    if (this.#box === null || list === null) return;
    const { pitch } = this.#seen;
    list.style.blockSize = `${this.#count * pitch}px`;
    for (const row of list.children) {
      if (row instanceof HTMLElement) row.style.insetBlockStart = `${Number(row.dataset['at'] ?? Number(row.ariaPosInSet) - 1) * pitch}px`;
    }
    if (this.#scrollTo === null) return;
    // One that has never been scrolled stands at its top: to say so would have everything laid out at once.
    this.#scrolled ||= this.#scrollTo !== 0;
    if (this.#scrolled) this.#box.scrollTop = this.#scrollTo;
    this.#scrollTo = null;
  }

  hostDisconnected(): void {
    this.#watch(null);
  }

  #watch(box: HTMLElement | null): void {
    if (box === this.#box) return;
    this.#observer.disconnect();
    this.#box?.removeEventListener('scroll', this.#onScroll);
    this.#box = box;
    const probe = box?.querySelector('.probe') ?? null;
    if (box === null || probe === null) return;
    box.addEventListener('scroll', this.#onScroll, { passive: true });
    this.#observer.observe(box);
    this.#observer.observe(probe);
  }

  #measure(): void {
    const box = this.#box;
    const pitch = box?.querySelector<HTMLElement>('.probe')?.offsetHeight ?? 0;
    if (box === null || box.clientHeight === 0 || pitch === 0) return;
    const { top, pitch: before } = this.#seen;
    // A browser may forget where something was scrolled that was out of the page for a while; denser rows keep their first one.
    const to = (top / before) * pitch;
    this.#seen = { top: to, height: box.clientHeight, pitch };
    if (box.scrollTop !== to) this.#go(to);
    if (before !== pitch || this.#edges() !== this.#drawn) this.#host.requestUpdate();
  }

  readonly #onScroll = (): void => {
    const box = this.#box;
    if (box === null || box.clientHeight === 0) return;
    this.#seen = { ...this.#seen, top: box.scrollTop };
    this.#scrolled = true;
    if (this.#edges() !== this.#drawn) this.#host.requestUpdate();
  };

  #go(top: number): void {
    this.#scrollTo = Math.max(0, top);
    this.#seen = { ...this.#seen, top: this.#scrollTo };
    this.#host.requestUpdate();
  }

  /** Where rows have gone, the browser scrolls back to the last. */
  #clamp(): void {
    const { top, height, pitch } = this.#seen;
    this.#seen = { ...this.#seen, top: Math.min(top, Math.max(0, this.#count * pitch - height)) };
  }

  #edges(): string {
    const range = rowRange(this.#seen, this.#count, -1);
    return `${range[0]} ${range.at(-1)}`;
  }
}
