import type { FailedMessage } from '@cs-inbox/state';
import { allFailed, type FailedChoice, type Inbox } from '@cs-inbox/state';
import type { ReactiveElement } from 'lit';
import { AtomController } from '../atom-controller.ts';
import { LateConsumer } from '../context/late-consumer.ts';
import { createView, type View } from '../context/view.ts';
import { viewContext } from '../context/view-context.ts';

/** Which failed messages are chosen in the view around an element, and the way from there to a conversation. */
export class PlaceController {
  readonly #choice: AtomController<FailedChoice>;
  #view: View = createView();

  constructor(host: ReactiveElement) {
    this.#choice = new AtomController<FailedChoice>(host, allFailed, this.#view.$failed);
    new LateConsumer(host, viewContext, (view) => {
      this.#view = view;
      this.#choice.watch(view.$failed);
    });
  }

  get choice(): FailedChoice {
    return this.#choice.value;
  }

  narrow(change: Partial<FailedChoice>): void {
    this.#view.$failed.set({ ...this.#view.$failed.get(), ...change });
  }

  /** Opens the conversation of a message and leads the eye to it. */
  jump(inbox: Inbox, { bubble: { key }, conversationId }: FailedMessage): void {
    inbox.open(conversationId);
    if (key !== null) this.#view.$sought.set({ conversationId, key });
    this.#view.$panel.set('inbox');
  }

  /** Opens the conversation of a message for its composer. */
  write(inbox: Inbox, { conversationId }: FailedMessage): void {
    inbox.open(conversationId);
    this.#view.$panel.set('inbox');
  }
}
