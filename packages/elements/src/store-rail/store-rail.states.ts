import type { StoreGate } from '@cs-inbox/core';
import type { Store } from '@cs-inbox/protocol';
import type { InboxSnapshot } from '../samples/inbox-snapshot.ts';
import { sampleNow } from '../samples/sample-now.ts';
import { sampleRows } from '../samples/sample-rows.ts';
import { sampleStores } from '../samples/sample-stores.ts';

const logins = ['signed-in', 'expires-soon', 'expired', 'requires-relogin'] as const satisfies readonly Store['login'][];
const inAWhile = sampleNow + 42_000;

/** Stores that are shut, the first of them first; their logins as given. */
const shut = (gates: readonly Partial<StoreGate>[], of: readonly Store['login'][] = []): InboxSnapshot => ({
  stores: sampleStores.slice(0, 4).map((store, i) => ({ ...store, login: of[i] ?? 'signed-in' })),
  conversations: sampleRows,
  gates: new Map(gates.map((gate, i) => [sampleStores[i]?.id ?? '', { cause: 'unknown', until: null, first: null, ...gate }])),
});

/** Every state in which the rail can be met, by name. */
export const storeRailStates = {
  empty: {},
  'one-store': { stores: sampleStores.slice(0, 1) },
  'many-stores': { stores: sampleStores },
  'with-counts': { stores: sampleStores, conversations: sampleRows },
  'unknown-platform': { stores: sampleStores.slice(0, 1).map((store) => ({ ...store, platform: 'bukalapak' })) },
  logins: { stores: sampleStores.slice(0, 4).map((store, i) => ({ ...store, login: logins[i] ?? 'signed-in' })) },
  throttled: shut([{ cause: 'throttled', until: inAWhile }]),
  'throttled-over': shut([{ cause: 'throttled', until: 0, first: 'k-1' }]),
  quota: shut([{ cause: 'quota', until: sampleNow + 3 * 3_600_000 }]),
  'no-answer': shut([{ cause: 'network', until: inAWhile }]),
  'platform-fails': shut([{ cause: 'platform', until: inAWhile }]),
  config: shut([{ cause: 'config' }]),
  'login-unknown-to-sync': shut([{ cause: 'login', until: inAWhile, first: 'k-1' }]),
  'login-and-throttled': shut([{ cause: 'throttled', until: inAWhile }], ['requires-relogin']),
  'expires-soon-and-throttled': shut([{ cause: 'throttled', until: inAWhile }], ['expires-soon']),
  paused: { ...shut([]), paused: new Set(['s-my']) },
  'paused-and-throttled': { ...shut([{ cause: 'throttled', until: inAWhile }]), paused: new Set(['s-my']) },
  'paused-and-login': { ...shut([], ['expired']), paused: new Set(['s-my']) },
  'all-shut': shut([{ cause: 'throttled', until: inAWhile }, { cause: 'quota', until: null }, { cause: 'config' }, { cause: 'login' }]),
} satisfies Readonly<Record<string, InboxSnapshot>>;
