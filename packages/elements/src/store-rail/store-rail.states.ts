import type { InboxSnapshot } from '../samples/inbox-snapshot.ts';
import { sampleRows } from '../samples/sample-rows.ts';
import { sampleStores } from '../samples/sample-stores.ts';

/** Every state in which the rail can be met, by name. */
export const storeRailStates = {
  empty: {},
  'one-store': { stores: sampleStores.slice(0, 1) },
  'many-stores': { stores: sampleStores },
  'with-counts': { stores: sampleStores, conversations: sampleRows },
  'unknown-platform': { stores: sampleStores.slice(0, 1).map((store) => ({ ...store, platform: 'bukalapak' })) },
  logins: {
    stores: sampleStores.slice(0, 4).map((store, i) => ({
      ...store,
      login: (['signed-in', 'expires-soon', 'expired', 'requires-relogin'] as const)[i] ?? 'signed-in',
    })),
  },
} satisfies Readonly<Record<string, InboxSnapshot>>;
