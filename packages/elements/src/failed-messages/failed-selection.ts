import type { FailedMessage } from '@cs-inbox/state';

/** Which of the listed messages are selected, by the ids of their bubbles. Every change is another object. */
export class FailedSelection {
  static readonly none = new FailedSelection(new Set(), null);

  readonly ids: ReadonlySet<string>;
  /** The one that was selected or left out last: a range goes from there. */
  readonly #last: string | null;

  private constructor(ids: ReadonlySet<string>, last: string | null) {
    this.ids = ids;
    this.#last = last;
  }

  /** By their ids. */
  static of(ids: readonly string[]): FailedSelection {
    return new FailedSelection(new Set(ids), null);
  }

  get size(): number {
    return this.ids.size;
  }

  of(listed: readonly FailedMessage[]): readonly FailedMessage[] {
    return this.size === 0 ? [] : listed.filter(({ bubble }) => this.ids.has(bubble.id));
  }

  /** Whether all, some or none of these are selected; of none, none. */
  share(messages: readonly FailedMessage[]): 'all' | 'some' | 'none' {
    const may = messages.filter(selectable);
    const count = may.filter(({ bubble }) => this.ids.has(bubble.id)).length;
    return count === 0 ? 'none' : count === may.length ? 'all' : 'some';
  }

  /** Selects one, or leaves it out. @param range with all between it and the one before */
  toggle(id: string, listed: readonly FailedMessage[], range = false): FailedSelection {
    const at = listed.findIndex(({ bubble }) => bubble.id === id);
    const from = range ? listed.findIndex(({ bubble }) => bubble.id === this.#last) : -1;
    const span = from === -1 ? listed.slice(at, at + 1) : listed.slice(Math.min(at, from), Math.max(at, from) + 1);
    return this.#change(span, !this.ids.has(id), id);
  }

  /** Selects all of these, or leaves them all out where all are selected. */
  toggleAll(messages: readonly FailedMessage[]): FailedSelection {
    return this.#change(messages, this.share(messages) !== 'all', null);
  }

  /** Without those that are not listed any more. */
  within(listed: readonly FailedMessage[]): FailedSelection {
    const kept = this.of(listed);
    return kept.length === this.size ? this : new FailedSelection(new Set(kept.map(({ bubble }) => bubble.id)), this.#last);
  }

  #change(messages: readonly FailedMessage[], isIn: boolean, last: string | null): FailedSelection {
    const ids = new Set(this.ids);
    for (const message of messages) {
      if (isIn && selectable(message)) ids.add(message.bubble.id);
      else if (!isIn) ids.delete(message.bubble.id);
    }
    return new FailedSelection(ids, last);
  }
}

/** What has no key was not sent from here: nobody can send it again here. */
function selectable({ bubble: { key } }: FailedMessage): boolean {
  return key !== null;
}
