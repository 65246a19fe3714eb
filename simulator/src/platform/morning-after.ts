const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** 08:00. */
const MORNING_HOUR = 8;

/** By how many hours the clocks of a market are ahead of UTC, where they are never changed. */
const hoursAhead: Readonly<Record<string, number>> = { MY: 8, SG: 8, TW: 8, PH: 8, CN: 8, HK: 8, TH: 7, VN: 7, ID: 7, JP: 9, KR: 9, BR: -3, MX: -6, CO: -5, PE: -5 };

/**
 * When the clocks of a market show 08:00 next, in ms since 1970; always later than `after`. Another market goes by UTC.
 * @param market ISO 3166 alpha-2 code
 */
export function morningAfter(market: string, after: number): number {
  const shift = (MORNING_HOUR - (hoursAhead[market] ?? 0)) * HOUR_MS;
  return Math.floor((after - shift) / DAY_MS) * DAY_MS + shift + DAY_MS;
}
