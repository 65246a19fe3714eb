import type { Store } from '@cs-inbox/protocol';
import type { Hindrance } from '../faults/hindrance.ts';
import { profileIn } from './gateway.ts';
import type { PlatformState } from './platform-state.ts';
import { takenWithin } from './taken-within.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** What the platform's own limits have against one more message of a store; only where the scenario names the platform. */
export function limitsOf(state: PlatformState, store: Store): Hindrance | null {
  if (!state.enforced.has(store.platform)) return null;
  const { rate, dailyQuota, closedMarkets } = profileIn(state, store);
  if (closedMarkets.value.includes(store.market)) return { kind: 'recipient', why: 'market-closed', until: null };
  const endsAt = dayEndsAt(state, store);
  if (takenWithin(state, store.id, state.now - (endsAt - DAY_MS) + 1) >= dailyQuota.value.limit) return { kind: 'quota', until: endsAt };
  const { limit, perMs, closesForMs } = rate.value;
  if (takenWithin(state, store.id, perMs) >= limit) return { kind: 'throttled', until: state.now + closesForMs, retryAfter: 'seconds' };
  return null;
}

/** When the present day of the store's platform ends, in ms since 1970. */
export function dayEndsAt(state: PlatformState, store: Store): number {
  const shift = profileIn(state, store).dailyQuota.value.resetMinute * MINUTE_MS;
  return Math.floor((state.now - shift) / DAY_MS) * DAY_MS + shift + DAY_MS;
}
