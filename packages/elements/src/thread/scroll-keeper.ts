import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How near to the end still counts as at the end, px. */
const END_SLACK = 24;
/** How near to the start older messages are fetched, px. */
const START_SLACK = 240;

type Place = { readonly at: 'end' } | { readonly at: Element; readonly offset: number };

/** What the keeper tells its host. */
interface ScrollListener {
  /** The scroller, its only child, and the items in it. */
  readonly parts: () => { readonly scroller: HTMLElement; readonly content: HTMLElement; readonly items: Iterable<Element> } | null;
  readonly moved: (place: { readonly atEnd: boolean; readonly nearStart: boolean }) => void;
}

/**
 * Keeps the place of a reader: at the end it stays at the end, elsewhere the item at the top
 * stays where it is, whatever grows, shrinks, comes or goes around it.
 */
export class ScrollKeeper implements ReactiveController {
  readonly #listener: ScrollListener;
  readonly #observer = new ResizeObserver(() => this.#restore());
  #place: Place = { at: 'end' };
  #scroller: HTMLElement | null = null;
  /** Of the layout in which the place was last kept. */
  #size = '';

  constructor(host: ReactiveControllerHost, listener: ScrollListener) {
    this.#listener = listener;
    host.addController(this);
  }

  get atEnd(): boolean {
    return this.#place.at === 'end';
  }

  toEnd(): void {
    this.#place = { at: 'end' };
    this.#restore();
  }

  hostUpdated(): void {
    const parts = this.#listener.parts();
    if (parts?.scroller === this.#scroller) return;
    this.#leave();
    if (parts === null) return;
    this.#scroller = parts.scroller;
    parts.scroller.addEventListener('scroll', this.#onScroll, { passive: true });
    this.#observer.observe(parts.scroller);
    this.#observer.observe(parts.content);
  }

  hostDisconnected(): void {
    this.#leave();
  }

  #leave(): void {
    this.#observer.disconnect();
    this.#scroller?.removeEventListener('scroll', this.#onScroll);
    this.#scroller = null;
  }

  #restore(): void {
    const scroller = this.#scroller;
    if (scroller === null || scroller.clientHeight === 0) return;
    const place = this.#place;
    if (place.at === 'end') scroller.scrollTop = scroller.scrollHeight;
    else if (place.at.isConnected) scroller.scrollTop += top(place.at) - top(scroller) - place.offset;
    else this.#place = this.#placeOf(scroller);
    this.#size = sizeOf(scroller);
    this.#tell(scroller);
  }

  readonly #onScroll = (): void => {
    const scroller = this.#scroller;
    if (scroller === null || scroller.clientHeight === 0) return;
    // Browsers tell of scrolling before they tell of new sizes: where the layout has changed, the reader has not moved.
    if (sizeOf(scroller) !== this.#size) return this.#restore();
    this.#place = this.#placeOf(scroller);
    this.#tell(scroller);
  };

  #tell(scroller: HTMLElement): void {
    this.#listener.moved({ atEnd: this.atEnd, nearStart: scroller.scrollTop < START_SLACK });
  }

  #placeOf(scroller: HTMLElement): Place {
    if (scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight <= END_SLACK) return { at: 'end' };
    const edge = top(scroller);
    for (const item of this.#listener.parts()?.items ?? []) {
      const { top: itemTop, bottom } = item.getBoundingClientRect();
      if (bottom > edge) return { at: item, offset: itemTop - edge };
    }
    return { at: 'end' };
  }
}

function sizeOf({ clientHeight, scrollHeight }: HTMLElement): string {
  return `${clientHeight}/${scrollHeight}`;
}

function top(element: Element): number {
  return element.getBoundingClientRect().top;
}
