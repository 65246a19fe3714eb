import type { Bubble } from '@cs-inbox/core';
import type { Inbox } from '@cs-inbox/state';

/** One tab of the simulated browser, from its opening to its end. */
export interface Page {
  /** Rises with each page that is opened. */
  readonly number: number;
  alive: boolean;
  readonly die: () => void;
  readonly inbox: Inbox;
  /** Keys that were clicked on this page. */
  readonly own: Set<string>;
  /** What it has shown of each key so far. */
  readonly shown: Map<string, Bubble['delivery']>;
  /** Keys that it has sent and of which it has no answer yet. */
  readonly awaiting: Set<string>;
  /** When its network came back; -Infinity where it was never gone, null where it is. */
  onlineSince: number | null;
  clicking: { readonly conversationId: string; readonly storeId: string; readonly text: string } | null;
}
