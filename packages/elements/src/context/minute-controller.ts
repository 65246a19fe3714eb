import type { ReactiveController, ReactiveElement } from 'lit';
import type { Inbox } from '@cs-inbox/state';
import { computed, type ReadableAtom } from 'nanostores';
import { AtomController } from '../atom-controller.ts';

const MINUTE_MS = 60_000;

/** Draws its host anew with each minute, for as long as somebody can see the page. */
export class MinuteController implements ReactiveController {
  readonly #minute: AtomController<number>;
  #$minute: ReadableAtom<number> | null = null;

  constructor(host: ReactiveElement) {
    this.#minute = new AtomController(host, 0);
    host.addController(this);
  }

  follow(inbox: Inbox | null): void {
    this.#$minute = inbox && computed(inbox.$tick, (now) => Math.floor(now / MINUTE_MS));
    this.#look();
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#look);
    this.#look();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#look);
  }

  readonly #look = (): void => this.#minute.watch(document.hidden ? null : this.#$minute);
}
