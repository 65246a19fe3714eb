import { ContextConsumer } from '@lit/context';
import type { ReactiveElement } from 'lit';
import type { Inbox } from '@cs-inbox/state';
import type { ReadableAtom } from 'nanostores';
import { AtomController } from '../atom-controller.ts';
import { inboxContext } from '../inbox-context.ts';

/** The inbox around an element, and the atoms of it that the element shows. */
export class InboxController {
  readonly #host: ReactiveElement;
  readonly #follow = new Set<(inbox: Inbox | null) => void>();
  #inbox: Inbox | null = null;

  constructor(host: ReactiveElement) {
    this.#host = host;
    new ContextConsumer(host, { context: inboxContext, subscribe: true, callback: (inbox) => this.#swap(inbox) });
  }

  get inbox(): Inbox | null {
    return this.#inbox;
  }

  /** @param fallback the value while there is no inbox */
  watch<Value>(pick: (inbox: Inbox) => ReadableAtom<Value>, fallback: Value): AtomController<Value> {
    const controller = new AtomController(this.#host, fallback, this.#inbox && pick(this.#inbox));
    this.#follow.add((inbox) => controller.watch(inbox && pick(inbox)));
    return controller;
  }

  #swap(inbox: Inbox | null): void {
    this.#inbox = inbox;
    for (const follow of this.#follow) follow(inbox);
  }
}
