import { durationMs } from '../duration.ts';
import type { Attempt } from '../platform/attempt.ts';

/** Longest wait that binds a client, in ms. */
const WAIT_MS_MAX = durationMs('24h');

/** Until when the refusal of this attempt asked its client to wait, in ms since 1970; null where it did not. */
export function waitUntil({ told, toldAt, cause, retryAt }: Attempt): number | null {
  if (told !== 'refused' || toldAt === null || retryAt === null) return null;
  if (cause !== 'throttled' && cause !== 'quota') return null;
  return Math.min(retryAt, toldAt + WAIT_MS_MAX);
}
