import type { ReactiveController, ReactiveElement } from 'lit';
import type { Inbox } from '@cs-inbox/state';

/** Something that runs for as long as it is wanted. */
export interface Engine {
  readonly inbox: Inbox;
  readonly stop: () => void;
}

/**
 * Holds the engine of an element while that is in the document. An element that is only moved
 * (taken out and put in again at once, as frameworks do) keeps its engine.
 */
export class EngineController implements ReactiveController {
  readonly #host: ReactiveElement;
  #engine: Engine | null = null;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  /** A hidden page may never come back: it is the last moment that a browser tells of for sure. */
  readonly #onVisibility = () => {
    if (document.visibilityState === 'hidden') this.#engine?.inbox.saveDrafts();
  };

  get engine(): Engine | null {
    return this.#engine;
  }

  /** Takes the place of the engine so far, which is stopped. */
  replace(engine: Engine | null): void {
    this.#engine?.stop();
    this.#engine = engine;
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#onVisibility);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#onVisibility);
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.replace(null);
    });
  }
}
