import type { Attempt, LedgerEntry } from '@cs-inbox/simulator';
import type { PageFact } from '../support/browser/host-page/page-fact.ts';
import type { ShownBubble } from '../support/browser/host-page/shown-bubbles.ts';
import type { Click } from './click.ts';

/** Everything that is known when it is judged; nothing of it comes from the engine. */
export interface Evidence {
  /** In the order in which they were made. */
  readonly clicks: readonly Click[];
  /** Of all tabs, of those too that were killed. */
  readonly facts: readonly PageFact[];
  readonly ledger: readonly LedgerEntry[];
  readonly attempts: readonly Attempt[];
  /** Texts that stood in a composer when a conversation was opened after a restart. */
  readonly composed: readonly string[];
  /** What the page shows of a buyer's conversation now that everything has settled. */
  readonly shown: ReadonlyMap<string, readonly ShownBubble[]>;
  /** Keys of messages that are still on the disk as not confirmed. */
  readonly outbox: readonly string[];
}
