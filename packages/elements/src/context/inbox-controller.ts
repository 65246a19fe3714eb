import type { ReactiveElement } from 'lit';
import type { Inbox } from '@cs-inbox/state';
import type { ReadableAtom } from 'nanostores';
import { AtomController } from '../atom-controller.ts';
import { inboxContext } from '../inbox-context.ts';
import { LateConsumer } from './late-consumer.ts';

/** The inbox around an element, and the atoms of it that the element shows. */
export class InboxController {
  readonly #host: ReactiveElement;
  readonly #follow = new Set<(inbox: Inbox | null) => void>();
  #inbox: Inbox | null = null;

  /** @param swapped told of each inbox, and of there being none */
  constructor(host: ReactiveElement, swapped: (inbox: Inbox | null) => void = () => {}) {
    this.#follow.add(swapped);
    this.#host = host;
    new LateConsumer(host, inboxContext, (inbox) => this.#swap(inbox));
  }

  get inbox(): Inbox | null {
    return this.#inbox;
  }

  /**
   * @param fallback the value while there is no inbox
   * @param changed what a change leads to; left out, the element is drawn anew
   */
  watch<Value>(pick: (inbox: Inbox) => ReadableAtom<Value>, fallback: Value, changed?: (value: Value, before: Value) => void): AtomController<Value> {
    const controller = new AtomController(this.#host, fallback, this.#inbox && pick(this.#inbox), changed);
    this.#follow.add((inbox) => controller.watch(inbox && pick(inbox)));
    return controller;
  }

  #swap(inbox: Inbox | null): void {
    this.#inbox = inbox;
    for (const follow of this.#follow) follow(inbox);
  }
}
