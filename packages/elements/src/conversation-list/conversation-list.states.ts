import type { Hold } from '@cs-inbox/core';
import type { ConversationRow } from '@cs-inbox/state';
import type { InboxSnapshot } from '../samples/inbox-snapshot.ts';
import { sampleRows } from '../samples/sample-rows.ts';
import { sampleStores } from '../samples/sample-stores.ts';

const stores = sampleStores;

const held = (hold: Hold, count: number): ConversationRow['trouble'] => ({ delivery: 'waiting', count, cause: 'unknown', hold });

/** Every state in which the list can be met, by name. */
export const conversationListStates = {
  loading: { loaded: false },
  empty: { loaded: true },
  full: { loaded: true, stores, conversations: sampleRows },
  open: { loaded: true, stores, conversations: sampleRows, selected: sampleRows[1] ?? null },
  'from-disk': { loaded: false, stores, conversations: sampleRows },
  held: {
    loaded: true,
    stores,
    conversations: sampleRows.slice(0, 3).map((row, i) => ({ ...row, trouble: [held('paused', 2), held('stale', 1), held('answered', 1)][i] ?? null })),
  },
  'unknown-store': { loaded: true, conversations: sampleRows.slice(0, 1).map((row) => ({ ...row, store: null, snippet: null })) },
} satisfies Readonly<Record<string, InboxSnapshot>>;
