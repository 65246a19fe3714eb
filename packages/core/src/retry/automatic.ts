import type { StoreId } from '@cs-inbox/protocol';
import { nextInMarket } from './market-time.ts';

/** The time of day, in each store's market, from which refused messages are sent again without a person. */
export interface AutomaticRetry {
  /** 0 to 23. */
  readonly hour: number;
  /** 0 to 59. */
  readonly minute: number;
  /** Over how many ms from then on the stores are spread. */
  readonly spreadMs: number;
}

/** The first such morning after `after`, with the store's own share of the spread, ms since the epoch. */
export function morningAfter({ hour, minute, spreadMs }: AutomaticRetry, storeId: StoreId, market: string, after: number, clocks?: Map<string, Intl.DateTimeFormat>): number {
  return nextInMarket(market, hour * 60 + minute, after, clocks) + shareOf(storeId, spreadMs);
}

/** From 0 to less than `spreadMs`: the same for one store in every tab and on every day. */
export function shareOf(storeId: StoreId, spreadMs: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < storeId.length; i++) hash = Math.imul(hash ^ storeId.charCodeAt(i), 0x01000193);
  return spreadMs > 0 ? (hash >>> 0) % spreadMs : 0;
}
