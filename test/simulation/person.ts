import type { Bubble } from '@cs-inbox/core';
import type { Checker } from './checker.ts';
import type { Page } from './page.ts';
import type { Random } from './random.ts';

/** What a person does about a message that has not arrived. */
export type Deed = 'check' | 'retry' | 'stopWaiting' | 'discard' | 'edit' | 'return';

/** A person at one page, who looks at the open thread and does something about it now and then. */
export class Person {
  readonly deeds = new Map<Deed, number>();
  readonly #random: Random;
  readonly #checker: Checker;
  readonly #note: (line: string) => void;

  constructor(random: Random, checker: Checker, note: (line: string) => void) {
    this.#random = random;
    this.#checker = checker;
    this.#note = note;
  }

  /** @returns the conversation whose composer holds a text to be changed and sent, or null */
  act({ inbox }: Page): string | null {
    const { conversationId, bubbles } = inbox.$thread.get();
    const troubled = bubbles.filter(({ key, delivery }) => key !== null && (delivery === 'failed' || delivery === 'waiting' || delivery === 'unconfirmed'));
    if (conversationId === null || troubled.length === 0) return null;
    const bubble = this.#random.pick(troubled);
    const key = bubble.key ?? '';
    const deed = this.#deedFor(bubble);
    this.#did(deed, key);
    switch (deed) {
      case 'check':
        inbox.check(conversationId, key);
        return null;
      case 'retry':
        if (inbox.retry(conversationId, key, 'again').ok) this.#checker.stopped(key, false);
        return null;
      case 'stopWaiting':
        this.#checker.stopped(key, true);
        inbox.stopWaiting(conversationId, key);
        return null;
      case 'discard':
        this.#checker.gaveUp(key);
        inbox.discard(conversationId, key);
        return null;
      case 'edit':
        inbox.edit(conversationId, key);
        return inbox.$draft.get().replaces === key ? conversationId : null;
      case 'return':
        inbox.returned();
        return null;
    }
  }

  #deedFor({ delivery, failure }: Bubble): Deed {
    if (delivery === 'unconfirmed') return 'check';
    const draw = this.#random.next();
    if (delivery === 'waiting') return draw < 0.15 ? 'stopWaiting' : 'return';
    if (failure?.cause === 'content') return draw < 0.6 ? 'edit' : draw < 0.8 ? 'discard' : 'retry';
    return draw < 0.75 ? 'retry' : draw < 0.85 ? 'return' : draw < 0.93 ? 'stopWaiting' : 'discard';
  }

  #did(deed: Deed, key: string): void {
    this.#note(`${deed} ${key}`);
    this.deeds.set(deed, (this.deeds.get(deed) ?? 0) + 1);
  }
}
