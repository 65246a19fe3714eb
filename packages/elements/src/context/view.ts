import { createBrowserClock } from '@cs-inbox/browser';
import type { ConversationId, MessageKey, StoreId } from '@cs-inbox/protocol';
import { allFailed, everything, type FailedChoice, type ListChoice } from '@cs-inbox/state';
import { atom, type WritableAtom } from 'nanostores';
import type { HostChecks } from '../health-panel/host-checks.ts';

/** The views of the inbox: the conversations, or one of the panels beside them. */
export type Panel = 'inbox' | 'failed' | 'health' | 'report';

/** What is chosen for the eye only, and the time at which the eye looks; the engine does not know of it. */
export interface View {
  /** The store whose conversations are listed, or null for all of them. */
  readonly $storeId: WritableAtom<StoreId | null>;
  /** Which of them. */
  readonly $choice: WritableAtom<ListChoice>;
  readonly $panel: WritableAtom<Panel>;
  /** Which failed messages are listed. */
  readonly $failed: WritableAtom<FailedChoice>;
  /** The message to which the thread is to lead the eye and the focus, or null; whoever has done so empties it. */
  readonly $sought: WritableAtom<{ readonly conversationId: ConversationId; readonly key: MessageKey } | null>;
  /** What the page checks itself. */
  readonly $checks: WritableAtom<HostChecks | null>;
  /** ms since the epoch. */
  readonly now: () => number;
}

export function createView(now: () => number = createBrowserClock().now): View {
  return { $storeId: atom(null), $choice: atom(everything), $panel: atom('inbox'), $failed: atom(allFailed), $sought: atom(null), $checks: atom(null), now };
}
