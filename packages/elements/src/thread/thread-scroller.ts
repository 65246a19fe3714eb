import type { LitElement } from 'lit';
import type { Bubble } from '@cs-inbox/core';
import { ScrollKeeper } from './scroll-keeper.ts';
import { threadKeys } from './thread-keys.ts';
import { ThreadWindow } from './thread-window.ts';

/** Where a reader is. */
interface Whereabouts {
  readonly atEnd: boolean;
  readonly nearStart: boolean;
}

/** The scrolling messages of a thread: keeps the reader's place, and in the page what is around it. */
export class ThreadScroller {
  readonly window = new ThreadWindow();
  readonly #host: LitElement;
  readonly #keeper: ScrollKeeper;
  /** px; till the first layout, as much as there can be. */
  #viewHeight = innerHeight;
  /** Whether other messages belong in the page than are there. */
  #slides = false;

  constructor(host: LitElement, moved: (where: Whereabouts) => void) {
    this.#host = host;
    this.#keeper = new ScrollKeeper(host, {
      parts: () => this.#parts(),
      laidOut: ({ clientWidth, clientHeight }) => {
        this.#viewHeight = clientHeight;
        this.window.measured(clientWidth, this.#items().map(({ id, item }) => [id, item.getBoundingClientRect().height]));
      },
      moved: (view) => {
        if (this.window.isShort(view)) this.#slide();
        moved(view);
      },
      missing: (view) => {
        this.#slide();
        return this.window.at(view);
      },
    });
  }

  get atEnd(): boolean {
    return this.#keeper.atEnd;
  }

  /** Another conversation, from its end. */
  clear(): void {
    this.window.clear();
    this.#keeper.soonToEnd();
  }

  /** To be called while its host is about to be drawn. */
  followEnd(): void {
    this.#keeper.soonToEnd();
    this.#slides = true;
  }

  /** Leads to a bubble, with some of what stands before it. To be called while its host is about to be drawn. */
  seek(id: string): void {
    this.#keeper.soonTo(id, this.#viewHeight / 3);
    this.#slides = true;
  }

  toEnd(): void {
    this.#keeper.toEnd();
    this.#slide();
  }

  /** Puts the focus on a message, which may be far off. */
  focus(id: string): void {
    const shown = () => this.#items().find((one) => one.id === id)?.element;
    const element = shown();
    element?.scrollIntoView({ block: 'nearest' });
    element?.focus({ preventScroll: true });
    if (element === undefined) this.#reveal(id, () => shown()?.focus({ preventScroll: true }));
  }

  /** To be called before each drawing of the host. */
  show(bubbles: readonly Bubble[]): void {
    if (this.#slides || bubbles !== this.window.bubbles) this.window.show(bubbles, this.#keeper.at, this.#viewHeight);
    this.#slides = false;
  }

  /** Pages and both ends are reached at once, however far that is: a gliding view would show what is not in the page yet. */
  readonly onKeyDown = (event: KeyboardEvent): void => {
    const scroller = event.currentTarget;
    const way = threadKeys(event);
    if (way === null || !(scroller instanceof HTMLElement)) return;
    event.preventDefault();
    const first = this.window.bubbles[0];
    if (way === 'end') this.toEnd();
    else if (way !== 'start') scroller.scrollTop += way * scroller.clientHeight;
    else if (this.window.from === 0 || first === undefined) scroller.scrollTop = 0;
    else this.#reveal(first.id);
  };

  #reveal(id: string, then?: () => void): void {
    this.#keeper.toItem(id);
    this.#slide(then);
  }

  /** In the coming frame, when the browser is not about the layout: drawing then would disturb it. */
  #slide(then?: () => void): void {
    requestAnimationFrame(() => {
      this.#slides = true;
      this.#host.requestUpdate();
      if (then !== undefined) void this.#host.updateComplete.then(then);
    });
  }

  #parts() {
    const scroller = this.#host.renderRoot.querySelector<HTMLElement>('.log');
    const content = this.#host.renderRoot.querySelector<HTMLElement>('.content');
    if (scroller === null || content === null) return null;
    const items = () => this.#items();
    return { scroller, watched: () => [content, ...content.querySelectorAll('.space')], items };
  }

  #items() {
    return [...this.#host.renderRoot.querySelectorAll('cs-message-bubble')].flatMap((element) => {
      const item = element.parentElement;
      return element.bubble === null || item === null ? [] : [{ id: element.bubble.id, element, item }];
    });
  }
}
