import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How near to the end still counts as at the end, px. */
const END_SLACK = 24;
/** How near to the start older messages are fetched, px. */
const START_SLACK = 240;

/** The item at the top of the view, by name, and how far it stands below the edge, px. */
type Place = { readonly at: 'end' } | { readonly at: 'item'; readonly id: string; readonly offset: number };

interface Item {
  readonly id: string;
  readonly element: Element;
}

interface View {
  readonly top: number;
  readonly height: number;
  readonly contentHeight: number;
}

/** What the keeper tells and asks its host. */
interface ScrollListener {
  /** The scroller, the elements whose size tells that the layout has changed, and the items in it. */
  readonly parts: () => { readonly scroller: HTMLElement; readonly watched: () => Iterable<Element>; readonly items: () => Iterable<Item> } | null;
  /** The layout stands: what is shown may be measured. */
  readonly laidOut: (scroller: HTMLElement) => void;
  readonly moved: (view: View & { readonly atEnd: boolean; readonly nearStart: boolean }) => void;
  /** Name of the item that belongs at the top of a view in which there is none. */
  readonly missing: (view: View) => string | null;
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
  /** Whether the place is to be kept anew though nothing may have changed its size. */
  #isDue = false;

  constructor(host: ReactiveControllerHost, listener: ScrollListener) {
    this.#listener = listener;
    host.addController(this);
  }

  get atEnd(): boolean {
    return this.#place.at === 'end';
  }

  /** Name of the item at the top of the view; null at the end. */
  get at(): string | null {
    return this.#place.at === 'end' ? null : this.#place.id;
  }

  toEnd(): void {
    this.#place = { at: 'end' };
    this.#restore();
  }

  /** The same once its host, which is about to be drawn, is laid out. */
  soonToEnd(): void {
    this.#place = { at: 'end' };
    this.#isDue = true;
  }

  /** Shows an item so far below the edge, px, once its host, which is about to be drawn, is laid out. */
  soonTo(id: string, offset: number): void {
    this.#place = { at: 'item', id, offset };
    this.#isDue = true;
  }

  /** Shows an item, with what is before it, as soon as it is there. */
  toItem(id: string): void {
    this.#place = { at: 'item', id, offset: START_SLACK };
  }

  hostUpdated(): void {
    const parts = this.#listener.parts();
    if (this.#isDue && parts !== null) this.#observer.unobserve(parts.scroller);
    if (this.#isDue && parts !== null) this.#observer.observe(parts.scroller);
    this.#isDue = false;
    if (parts?.scroller === this.#scroller) return;
    this.#leave();
    if (parts === null) return;
    this.#scroller = parts.scroller;
    parts.scroller.addEventListener('scroll', this.#onScroll, { passive: true });
    this.#observer.observe(parts.scroller);
    for (const element of parts.watched()) this.#observer.observe(element);
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
    this.#listener.laidOut(scroller);
    if (place.at === 'end') scroller.scrollTop = scroller.scrollHeight;
    else {
      const element = this.#find(place.id);
      if (element === null) this.#place = this.#placeOf(scroller);
      else scroller.scrollTop += top(element) - top(scroller) - place.offset;
    }
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
    this.#listener.moved({ ...viewOf(scroller), atEnd: this.atEnd, nearStart: scroller.scrollTop < START_SLACK });
  }

  #find(id: string): Element | null {
    for (const item of this.#listener.parts()?.items() ?? []) if (item.id === id) return item.element;
    return null;
  }

  #placeOf(scroller: HTMLElement): Place {
    const view = viewOf(scroller);
    if (view.contentHeight - view.top - view.height <= END_SLACK) return { at: 'end' };
    const edge = top(scroller);
    for (const { id, element } of this.#listener.parts()?.items() ?? []) {
      const rect = element.getBoundingClientRect();
      if (rect.bottom <= edge) continue;
      if (rect.top > edge + view.height) break;
      return { at: 'item', id, offset: rect.top - edge };
    }
    const id = this.#listener.missing(view);
    return id === null ? { at: 'end' } : { at: 'item', id, offset: 0 };
  }
}

function viewOf({ scrollTop, clientHeight, scrollHeight }: HTMLElement): View {
  return { top: scrollTop, height: clientHeight, contentHeight: scrollHeight };
}

function sizeOf({ clientHeight, scrollHeight }: HTMLElement): string {
  return `${clientHeight}/${scrollHeight}`;
}

function top(element: Element): number {
  return element.getBoundingClientRect().top;
}
