import type { Connection } from '@cs-inbox/core';
import type { SyncStatus } from '@cs-inbox/state';
import type { InboxSnapshot } from '../samples/inbox-snapshot.ts';
import { sampleNow } from '../samples/sample-now.ts';
import type { CsSyncBanner } from './sync-banner.ts';

/** What the inbox around the bar holds, and what the bar is itself given. */
export type BannerState = InboxSnapshot & { readonly given?: Partial<CsSyncBanner> };

const since = sampleNow - 269_000;
const yesterday = sampleNow - 86_400_000;
const calm: SyncStatus = { connection: { state: 'polling', provenAt: sampleNow }, rung: 'incremental', failures: 0, why: '', retryAt: null, triedByHand: false, freshAt: sampleNow };
const connecting: Connection = { state: 'connecting', since: sampleNow, lostSince: since };
const syncing: SyncStatus = { ...calm, connection: connecting, freshAt: since };
const manual: SyncStatus = { ...syncing, rung: 'manual', failures: 4, why: 'http-503', retryAt: sampleNow + 12_000 };
const byHand: SyncStatus = { ...manual, failures: 5, retryAt: sampleNow + 27_000, triedByHand: true };
const stale: SyncStatus = { ...calm, connection: { state: 'polling', provenAt: since }, failures: 2, why: 'http-504', retryAt: sampleNow + 5_000, freshAt: since };
const supportUrl = 'https://support.example/';

const lost = (connection: Connection, freshAt: number | null = since) => ({ connection, sync: { ...calm, connection, freshAt }, notice: { type: 'lost', since } }) as const satisfies BannerState;
const failed = (sync: SyncStatus, given: Partial<CsSyncBanner> = {}) => ({ connection: sync.connection, sync, notice: { type: 'failed' }, given }) as const satisfies BannerState;
const old = (sync: SyncStatus, given: Partial<CsSyncBanner> = {}) =>
  ({ connection: sync.connection, sync, notice: { type: 'stale', since: sync.freshAt }, given }) as const satisfies BannerState;

/** Every state in which the bar can be met, by name. */
export const syncBannerStates = {
  offline: lost({ state: 'offline', since }),
  settling: lost({ state: 'settling', since: sampleNow, lostSince: since, stableAt: sampleNow + 3_000 }),
  'offline-cached': lost({ state: 'offline', since }, yesterday),
  connecting: { connection: connecting, sync: syncing, notice: { type: 'syncing' } },
  failed: failed(manual),
  'failed-still-sends': { ...failed(manual), ready: true, loaded: true },
  'failed-asking': failed({ ...manual, retryAt: null }),
  'failed-retrying': failed({ ...manual, retryAt: null }, { asked: manual }),
  'failed-by-hand': failed(byHand),
  'failed-by-hand-support': failed(byHand, { supportUrl }),
  'failed-by-hand-retrying': failed({ ...byHand, retryAt: null }, { supportUrl, asked: byHand }),
  stale: old(stale),
  'stale-cached': old({ ...stale, freshAt: yesterday }),
  'stale-never': old({ ...stale, connection: { state: 'connecting', since, lostSince: null }, freshAt: null }),
  'stale-retrying': old({ ...stale, retryAt: null }, { asked: stale }),
  'stale-by-hand': old({ ...stale, triedByHand: true }, { supportUrl }),
  'all-sent': { notice: { type: 'all-sent', count: 3 } },
  'all-sent-one': { notice: { type: 'all-sent', count: 1 } },
  live: { connection: { state: 'live', provenAt: sampleNow } },
  polling: { connection: calm.connection },
  'first-connecting': { connection: { state: 'connecting', since, lostSince: null } },
  overdue: { overdue: 3 },
  'offline-and-overdue': { ...lost({ state: 'offline', since }), overdue: 3 },
  wiped: { halted: 'wiped' },
  'other-account': { halted: 'other-account' },
} satisfies Readonly<Record<string, BannerState>>;
