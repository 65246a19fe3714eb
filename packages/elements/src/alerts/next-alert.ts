import type { Store, StoreId } from '@cs-inbox/protocol';
import type { ConversationRow } from '@cs-inbox/state';
import { storeCounts } from '../store-rail/store-counts.ts';

/** How long there is no other alert after one, ms. */
const GAP_MS = 30_000;

/** What alerts are about. */
export interface AlertFacts {
  readonly unread: number;
  readonly failed: number;
  readonly signedOut: ReadonlySet<StoreId>;
}

/** What was known when it was last looked, and when the last alert was, ms since the epoch. */
export interface AlertState {
  readonly known: AlertFacts;
  readonly at: number;
}

/** What is new. */
export interface AlertNews {
  readonly unread: boolean;
  readonly failed: boolean;
  readonly signedOut: readonly StoreId[];
}

/** `later`: there is something new, and it is too soon after the last alert. */
export interface AlertStep {
  readonly state: AlertState;
  readonly news: AlertNews | 'later' | null;
}

export function alertFacts(rows: readonly ConversationRow[], stores: readonly Store[]): AlertFacts {
  const { unread = 0, failed = 0 } = storeCounts(rows).get(null) ?? {};
  return { unread, failed, signedOut: new Set(stores.filter(({ login }) => login === 'expired' || login === 'requires-relogin').map(({ id }) => id)) };
}

/** More that is unread or failed than before, or another store that is signed out. What was there at first is not new. */
export function nextAlert(state: AlertState | null, facts: AlertFacts, now: number): AlertStep {
  if (state === null) return { state: { known: facts, at: -Infinity }, news: null };
  const { known, at } = state;
  const signedOut = [...facts.signedOut].filter((id) => !known.signedOut.has(id));
  const news = { unread: facts.unread > known.unread, failed: facts.failed > known.failed, signedOut };
  if (!news.unread && !news.failed && signedOut.length === 0) return { state: { known: facts, at }, news: null };
  return now < at + GAP_MS ? { state, news: 'later' } : { state: { known: facts, at: now }, news };
}
