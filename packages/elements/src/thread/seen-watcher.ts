import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Tells whether a person can have seen an element: it is on the screen and the page is visible. */
export class SeenWatcher implements ReactiveController {
  readonly #target: () => Element | null;
  readonly #seen: () => void;
  readonly #observer = new IntersectionObserver((entries) => {
    this.#onScreen = entries.at(-1)?.isIntersecting ?? false;
    this.#tell();
  });
  #watched: Element | null = null;
  #onScreen = false;

  /** @param seen called whenever it becomes so, and once more after each update of the host while it is so */
  constructor(host: ReactiveControllerHost, target: () => Element | null, seen: () => void) {
    this.#target = target;
    this.#seen = seen;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#tell);
  }

  hostUpdated(): void {
    const target = this.#target();
    if (target !== this.#watched) {
      this.#observer.disconnect();
      this.#onScreen = false;
      this.#watched = target;
      if (target !== null) this.#observer.observe(target);
    } else queueMicrotask(this.#tell);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#tell);
    this.#observer.disconnect();
    this.#watched = null;
    this.#onScreen = false;
  }

  readonly #tell = (): void => {
    if (this.#onScreen && document.visibilityState === 'visible') this.#seen();
  };
}
