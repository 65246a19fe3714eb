import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Draws its host anew once per frame, however often it is asked; at once while the page is hidden, where no frames come. */
export class FrameController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #asked = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  ask(): void {
    if (document.visibilityState === 'hidden') this.#draw();
    else if (this.#asked === 0) this.#asked = requestAnimationFrame(this.#draw);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#onVisibility);
  }

  hostUpdated(): void {
    this.#cancel();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#onVisibility);
    this.#cancel();
  }

  readonly #draw = (): void => {
    this.#cancel();
    this.#host.requestUpdate();
  };

  readonly #onVisibility = (): void => {
    if (this.#asked !== 0) this.#draw();
  };

  #cancel(): void {
    if (this.#asked !== 0) cancelAnimationFrame(this.#asked);
    this.#asked = 0;
  }
}
