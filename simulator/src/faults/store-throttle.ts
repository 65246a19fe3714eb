import { type Duration, durationMs } from '../duration.ts';
import type { PlatformFault } from './platform-fault.ts';
import { isOccasion, type SendOccasion } from './send-occasion.ts';

export interface StoreThrottleRule {
  readonly do: 'store.throttle';
  readonly on: SendOccasion;
  /** How long nothing is taken for the store. */
  readonly for: Duration;
  /** Whether the answers say how long. */
  readonly retryAfter: boolean;
}

/** The store of the chosen message has sent too much: for a while each of its messages is answered 429. */
export const storeThrottle: PlatformFault<StoreThrottleRule> = {
  do: 'store.throttle',
  hinder(rule, { nthSend, now }) {
    if (!isOccasion(rule.on, nthSend)) return null;
    return { kind: 'throttled', until: now + durationMs(rule.for), retryAfter: rule.retryAfter };
  },
};
