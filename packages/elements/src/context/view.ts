import { createBrowserClock } from '@cs-inbox/browser';
import type { StoreId } from '@cs-inbox/protocol';
import { everything, type ListChoice } from '@cs-inbox/state';
import { atom, type WritableAtom } from 'nanostores';

/** What is chosen for the eye only, and the time at which the eye looks; the engine does not know of it. */
export interface View {
  /** The store whose conversations are listed, or null for all of them. */
  readonly $storeId: WritableAtom<StoreId | null>;
  /** Which of them. */
  readonly $choice: WritableAtom<ListChoice>;
  /** ms since the epoch. */
  readonly now: () => number;
}

export function createView(now: () => number = createBrowserClock().now): View {
  return { $storeId: atom(null), $choice: atom(everything), now };
}
