import type { AutomaticRetry } from '@cs-inbox/core';
import type { CacheLimits } from './sync-cache.ts';

/** What a host may set for its inbox. */
export interface InboxOptions extends CacheLimits {
  /** Name of the person at the page, kept with what they ask for. Asked at each deed. */
  readonly operator?: () => string;
  /** When refused messages are sent again without a person; null where they are not. Left out: from 08:00 of each store's market, over ten minutes. */
  readonly automatic?: AutomaticRetry | null;
  /** How long a message may wait that never left before a person is asked whether it shall still go, ms. Left out: 4 hours. */
  readonly staleAfterMs?: number;
  /** For how many days is kept what did not reach its buyer at once, and how many messages were sent. Left out: 90. */
  readonly recordDays?: number;
}
