import type { ReactiveElement } from 'lit';
import type { StoreId } from '@cs-inbox/protocol';
import { everything, type ListChoice } from '@cs-inbox/state';
import { AtomController } from '../atom-controller.ts';
import { LateConsumer } from './late-consumer.ts';
import { createView, type View } from './view.ts';
import { viewContext } from './view-context.ts';

type Sought = ReturnType<View['$sought']['get']>;

/** The view around an element; its own where there is none. */
export class ViewController {
  readonly #storeId: AtomController<StoreId | null>;
  readonly #choice: AtomController<ListChoice>;
  readonly #sought: AtomController<Sought>;
  #view: View = createView();

  constructor(host: ReactiveElement) {
    this.#storeId = new AtomController<StoreId | null>(host, null, this.#view.$storeId);
    this.#choice = new AtomController<ListChoice>(host, everything, this.#view.$choice);
    this.#sought = new AtomController<Sought>(host, null, this.#view.$sought);
    new LateConsumer(host, viewContext, (view) => this.#swap(view));
  }

  get storeId(): StoreId | null {
    return this.#storeId.value;
  }

  get choice(): ListChoice {
    return this.#choice.value;
  }

  /** The message to which the eye is to be led. */
  get sought(): Sought {
    return this.#sought.value;
  }

  get now(): number {
    return this.#view.now();
  }

  choose(storeId: StoreId | null): void {
    this.#view.$storeId.set(storeId);
  }

  /** Lists others of them from now on. */
  narrow(change: Partial<ListChoice>): void {
    this.#view.$choice.set({ ...this.#view.$choice.get(), ...change });
  }

  /** Nothing is sought any more. */
  found(): void {
    this.#view.$sought.set(null);
  }

  #swap(view: View): void {
    this.#view = view;
    this.#storeId.watch(view.$storeId);
    this.#choice.watch(view.$choice);
    this.#sought.watch(view.$sought);
  }
}
