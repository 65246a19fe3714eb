import type { ReactiveElement } from 'lit';
import type { Inbox } from '@cs-inbox/state';
import { AtomController } from '../atom-controller.ts';
import { inboxContext } from '../inbox-context.ts';
import { LateConsumer } from './late-consumer.ts';
import { createView, type View } from './view.ts';
import { viewContext } from './view-context.ts';

/** The time for countdowns: of the inbox's one pulse while its host counts down, else of the view around it. */
export class TickController {
  readonly #tick: AtomController<number>;
  #inbox: Inbox | null = null;
  #view: View | null = null;
  #counting = false;
  /** Time that has been shown does not go back, whoever is asked next. */
  #last = 0;

  constructor(host: ReactiveElement) {
    this.#tick = new AtomController(host, 0);
    new LateConsumer(host, viewContext, (view) => void (this.#view = view));
    new LateConsumer(host, inboxContext, (inbox) => this.#swap(inbox));
  }

  /** ms since the epoch. */
  get now(): number {
    this.#last = Math.max(this.#last, this.#tick.value, (this.#view ??= createView()).now());
    return this.#last;
  }

  /** Whether the host is drawn anew with each second. */
  watch(counting: boolean): void {
    if (counting === this.#counting) return;
    this.#counting = counting;
    this.#follow();
  }

  #swap(inbox: Inbox | null): void {
    this.#inbox = inbox;
    this.#follow();
  }

  #follow(): void {
    this.#tick.watch(this.#counting ? (this.#inbox?.$tick ?? null) : null);
  }
}
