import type { Connection } from '@cs-inbox/core';
import type { InboxSnapshot } from '../samples/inbox-snapshot.ts';
import { sampleNow } from '../samples/sample-now.ts';

const now = sampleNow + 1_000;
const since = now - 270_000;

const byConnection = {
  offline: { connection: { state: 'offline', since } },
  settling: { connection: { state: 'settling', since: now, lostSince: since, stableAt: now + 3_000 } },
  connecting: { connection: { state: 'connecting', since: now, lostSince: since } },
  polling: { connection: { state: 'polling', provenAt: now } },
} satisfies Readonly<Record<Connection['state'], InboxSnapshot>>;

/** Every state in which the bar can be met, by name. */
export const syncBannerStates = {
  ...byConnection,
  'first-connecting': { connection: { state: 'connecting', since, lostSince: null } },
  'first-connecting-fails': { connection: { state: 'connecting', since, lostSince: null }, trouble: 'http-504' },
  'polling-fails': { connection: { state: 'polling', provenAt: since }, trouble: 'rejected' },
  overdue: { overdue: 3 },
  'offline-and-overdue': { ...byConnection.offline, overdue: 3 },
  wiped: { connection: { state: 'polling', provenAt: now }, halted: 'wiped' },
  'other-account': { connection: { state: 'polling', provenAt: now }, halted: 'other-account' },
} satisfies Readonly<Record<string, InboxSnapshot>>;
