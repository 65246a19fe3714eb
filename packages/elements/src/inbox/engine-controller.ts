import type { ReactiveController, ReactiveElement } from 'lit';
import type { Inbox } from '@cs-inbox/state';

/** Something that runs for as long as it is wanted. */
export interface Engine {
  readonly inbox: Inbox;
  readonly stop: () => void;
}

/** A tab that comes back is both shown and focused: that is one return. */
const RETURN_GAP_MS = 1_000;

/**
 * Holds the engine of an element while that is in the document. An element that is only moved
 * (taken out and put in again at once, as frameworks do) keeps its engine.
 */
export class EngineController implements ReactiveController {
  readonly #host: ReactiveElement;
  #engine: Engine | null = null;
  #returnedAt = -Infinity;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  readonly #onVisibility = (event: Event) => {
    if (document.visibilityState !== 'hidden') this.#onReturn(event);
  };

  readonly #onReturn = ({ timeStamp }: Event) => {
    if (timeStamp - this.#returnedAt < RETURN_GAP_MS) return;
    this.#returnedAt = timeStamp;
    this.#engine?.inbox.returned();
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
    window.addEventListener('focus', this.#onReturn);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#onVisibility);
    window.removeEventListener('focus', this.#onReturn);
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.replace(null);
    });
  }
}
