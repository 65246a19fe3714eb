import type { Thread } from '@cs-inbox/state';
import type { View } from '../context/view.ts';

/** How often older messages are fetched to find one that is sought. */
const SEEKS_MAX = 20;

type Sought = ReturnType<View['$sought']['get']>;

/** What is to be done about a message that is sought: go to its bubble, fetch older ones, or stop seeking it. */
interface SeekStep {
  /** The bubble to go to, or null; `isNew`: for the first time. */
  readonly id: string | null;
  readonly isNew: boolean;
  readonly next: 'wait' | 'older' | 'over';
}

/** Finds the message to which the eye is to be led. */
export class Seeker {
  #sought: Sought = null;
  #found: string | null = null;
  #seeks = 0;

  /** The bubble that was sought last, once it is here. */
  get found(): string | null {
    return this.#found;
  }

  /** Another conversation. */
  clear(): void {
    this.#found = null;
  }

  step(sought: Sought, { conversationId, bubbles, hasOlder, loading }: Thread): SeekStep {
    if (sought === null || sought.conversationId !== conversationId) return { id: null, isNew: false, next: 'wait' };
    if (sought !== this.#sought) {
      this.#sought = sought;
      this.#found = null;
      this.#seeks = 0;
    }
    const id = bubbles.find(({ key }) => key === sought.key)?.id ?? null;
    const isNew = id !== null && id !== this.#found;
    this.#found = id;
    if (loading) return { id, isNew, next: 'wait' };
    const older = id === null && hasOlder && this.#seeks++ < SEEKS_MAX;
    return { id, isNew, next: older ? 'older' : 'over' };
  }
}
