import type { Attempt } from '../platform/attempt.ts';

/** Who sends where: what a store tells the client of one operator does not reach another's. */
export function senderOf({ storeId, operator }: Attempt): string {
  return JSON.stringify([storeId, operator]);
}
