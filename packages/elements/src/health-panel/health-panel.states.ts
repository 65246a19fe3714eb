import type { HealthCheck, HealthLevel } from '@cs-inbox/state';
import type { InboxSnapshot } from '../samples/inbox-snapshot.ts';
import { sampleBubble } from '../samples/sample-bubble.ts';
import { sampleNow } from '../samples/sample-now.ts';
import { sampleRows } from '../samples/sample-rows.ts';
import { sampleStores } from '../samples/sample-stores.ts';
import type { CsHealthPanel } from './health-panel.ts';
import type { HostCheck } from './host-check.ts';

/** What the inbox around the panel holds, and what the panel is itself given. */
export type HealthState = InboxSnapshot & { readonly given?: Partial<CsHealthPanel> };

const storeId = sampleStores[0]?.id ?? '';
const otherId = sampleStores[1]?.id ?? '';
const at = sampleNow;
const levels = { '.': 'ok', o: 'look', x: 'act', ' ': null } as const satisfies Record<string, HealthLevel | null>;
const ticks = (drawn: string) => [...drawn].map((letter) => levels[letter as keyof typeof levels]);
const calm = ticks('.......................');

const fine: readonly HealthCheck[] = [
  { id: 'login', level: 'ok', at: sampleNow - 15_000, ticks: calm, stores: [], waiting: 0 },
  { id: 'sending', level: 'ok', at, ticks: calm, ready: 0, failed: 0, unconfirmed: 0, waiting: 0, overdue: 0 },
  { id: 'unread', level: 'ok', at, ticks: calm, count: 12, crowded: null, oldestAt: sampleNow - 1_200_000 },
  { id: 'retries', level: 'ok', at, ticks: calm, count: 0, main: null },
  { id: 'sync', level: 'ok', at, ticks: calm, freshAt: sampleNow - 2_000, fullAt: sampleNow - 620_000, failures: 0, why: '' },
  { id: 'network', level: 'ok', at, ticks: calm, connected: true, losses: 0, longestMs: 0, longestAt: null },
  { id: 'order', level: 'ok', at: sampleNow - 4_000, ticks: calm, sessions: 128, misplaced: 0, doubled: 0 },
  { id: 'by-hand', level: 'ok', at, ticks: calm, halted: false, ready: true },
  { id: 'stored', level: 'ok', at, ticks: calm, unsent: 0, onDisk: true, quarantined: 0 },
  { id: 'test', level: 'ok', at, ticks: calm, offered: 'c-1', sentAt: sampleNow - 3_000_000, outcome: 'sent' },
];

const troubled: readonly HealthCheck[] = [
  { id: 'login', level: 'act', at: sampleNow - 15_000, ticks: ticks('oooooooooooooooooooxxxx'), stores: [{ storeId, login: 'expired' }, { storeId: otherId, login: 'requires-relogin' }], waiting: 9 },
  { id: 'sending', level: 'act', at, ticks: ticks('..........o.......oo.xx'), ready: 12, failed: 13, unconfirmed: 1, waiting: 9, overdue: 1 },
  { id: 'unread', level: 'look', at, ticks: ticks('..................ooooo'), count: 95, crowded: { storeId, count: 41, usual: 15 }, oldestAt: sampleNow - 2_400_000 },
  { id: 'retries', level: 'look', at, ticks: ticks('................ooooooo'), count: 36, main: { cause: 'throttled', storeId: otherId, count: 22 } },
  { id: 'sync', level: 'look', at, ticks: ticks('......................o'), freshAt: sampleNow - 269_000, fullAt: sampleNow - 620_000, failures: 3, why: 'http-503' },
  { id: 'network', level: 'ok', at, ticks: ticks('......x.....x.........x'), connected: true, losses: 3, longestMs: 41_000, longestAt: sampleNow - 269_000 },
  { id: 'order', level: 'ok', at: sampleNow - 4_000, ticks: calm, sessions: 128, misplaced: 0, doubled: 0 },
  { id: 'by-hand', level: 'ok', at: sampleNow - 35_000, ticks: calm, halted: false, ready: true },
  { id: 'stored', level: 'ok', at, ticks: calm, unsent: 20, onDisk: true, quarantined: 0 },
  { id: 'test', level: 'look', at, ticks: ticks('ooooooooooooooooooooooo'), offered: null, sentAt: null, outcome: null },
];

/** The checks with some of them as given. */
const but = (...other: readonly HealthCheck[]) => fine.map((check) => other.find(({ id }) => id === check.id) ?? check);

const checks: readonly HostCheck[] = [
  { id: 'orders', label: 'Order status', level: 'act', detail: '3 orders have been waiting for their label since yesterday.', at: sampleNow - 90_000, actionLabel: 'Open orders', action: () => {} },
  { id: 'stock', label: 'Inventory anomalies', level: 'look', detail: '2 items are sold out in Aster Home and listed still.' },
  { id: 'risk', label: 'Account risks', level: 'ok', detail: 'No store has penalty points.' },
];

const open = { ready: true, storage: 'disk', loaded: true, stores: sampleStores, conversations: sampleRows } as const satisfies InboxSnapshot;
const failure = { cause: 'throttled', class: 'retryable', retryable: true, retryAt: null, code: '429', requestId: 'req-7f3a9c', detail: '', words: [] } as const;
const failures = [{ bubble: sampleBubble({ delivery: 'failed', failure }), conversationId: 'c-1', storeId, store: sampleStores[0] ?? null, buyerName: 'Nur Aisyah', replyDueAt: null }] as const satisfies InboxSnapshot['failures'];

/** Every state in which the panel can be met, by name. */
export const healthPanelStates = {
  measuring: open,
  fine: { ...open, health: fine },
  troubled: { ...open, health: troubled, failures },
  'page-just-opened': { ...open, health: fine.map((check) => ({ ...check, ticks: [check.level] })) },
  'whole-day': { ...open, health: troubled.map((check) => ({ ...check, ticks: ticks('        ............oooo....xx.........................oo....................    ....oooooxxxx..') })) },
  'logins-of-many-stores': {
    ...open,
    health: but({ id: 'login', level: 'act', at, ticks: calm, stores: sampleStores.map((store, i) => ({ storeId: store.id, login: i % 3 === 2 ? 'expires-soon' : 'expired' })), waiting: 1 }),
  },
  offline: { ...open, health: but({ id: 'network', level: 'act', at, ticks: calm, connected: false, losses: 1, longestMs: 269_000, longestAt: sampleNow - 269_000 }, { id: 'sync', level: 'look', at, ticks: calm, freshAt: null, fullAt: null, failures: 0, why: '' }) },
  'out-of-order': { ...open, health: but({ id: 'order', level: 'act', at, ticks: calm, sessions: 128, misplaced: 2, doubled: 1 }) },
  halted: { ...open, health: but({ id: 'by-hand', level: 'act', at, ticks: calm, halted: true, ready: true }) },
  'rows-unreadable': { ...open, health: but({ id: 'stored', level: 'act', at, ticks: calm, unsent: 2, onDisk: true, quarantined: 3 }) },
  'nothing-on-disk': { ...open, health: but({ id: 'stored', level: 'look', at, ticks: calm, unsent: 1, onDisk: false, quarantined: 0 }, { id: 'by-hand', level: 'look', at, ticks: calm, halted: false, ready: false }) },
  'test-never-sent': { ...open, health: but({ id: 'test', level: 'look', at, ticks: calm, offered: 'c-1', sentAt: null, outcome: null }) },
  'test-failed': { ...open, health: but({ id: 'test', level: 'act', at, ticks: calm, offered: 'c-1', sentAt: sampleNow - 20_000, outcome: 'failed' }) },
  'test-on-its-way': { ...open, health: but({ id: 'test', level: 'ok', at, ticks: calm, offered: 'c-1', sentAt: sampleNow - 2_000, outcome: 'pending' }) },
  explained: { ...open, health: troubled, given: { explained: 'sending' } },
  'with-checks-of-the-page': { ...open, health: troubled, given: { checks } },
  'checks-malformed': { ...open, health: fine, given: { checks: [{ id: 'orders', label: 'Order status', level: 'red', detail: 'x' }] as unknown as readonly HostCheck[] } },
  'checks-threw': { ...open, health: fine, given: { checks: () => Promise.reject(new Error('The order service answers 503')) } },
  'checks-awaited': { ...open, health: fine, given: { checks: () => new Promise<readonly HostCheck[]>(() => {}) } },
  'request-ids': { ...open, health: troubled, failures, given: { ids: true } },
  'no-request-ids': { ...open, health: fine, given: { ids: true } },
} satisfies Readonly<Record<string, HealthState>>;
