import type { InboxSnapshot } from '../samples/inbox-snapshot.ts';
import { sampleNow } from '../samples/sample-now.ts';
import { syncBannerStates } from '../sync-banner/sync-banner.states.ts';

const { offline, settling, connecting, failed, stale, polling, wiped } = syncBannerStates;
const sync = { rung: 'incremental', failures: 0, why: '', retryAt: null, triedByHand: false } as const;
const old = sampleNow - 46_000;
const yesterday = sampleNow - 86_400_000;

/** Every state in which the indicator can be met, by name. */
export const networkIndicatorStates = {
  live: { sync: { ...sync, connection: { state: 'live', provenAt: sampleNow }, freshAt: sampleNow } },
  polling,
  'live-old': { sync: { ...sync, connection: { state: 'live', provenAt: old }, freshAt: old } },
  'polling-old': { sync: { ...sync, connection: { state: 'polling', provenAt: old }, freshAt: old } },
  'first-connecting': { sync: { ...sync, connection: { state: 'connecting', since: sampleNow, lostSince: null }, freshAt: null } },
  'cached-connecting': { sync: { ...sync, connection: { state: 'connecting', since: sampleNow, lostSince: null }, freshAt: yesterday } },
  connecting,
  failed,
  stale,
  'stale-cached': syncBannerStates['stale-cached'],
  'stale-never': syncBannerStates['stale-never'],
  offline,
  settling,
  ended: { sync: { ...sync, connection: { state: 'ended', since: old }, freshAt: old } },
  wiped,
} satisfies Readonly<Record<string, InboxSnapshot>>;
