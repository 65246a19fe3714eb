import { marketZone } from './market-zone.ts';

const DAY_MS = 86_400_000;

/**
 * When the clocks of a market next show a time of day, ms since the epoch; always later than `after`.
 * A market that is not known goes by UTC.
 * @param market ISO 3166 alpha-2 code
 * @param minuteOfDay 480 for 08:00
 * @param clocks by time zone, kept for the next question: to make one costs a tenth of a millisecond
 */
export function nextInMarket(market: string, minuteOfDay: number, after: number, clocks: Map<string, Intl.DateTimeFormat> = new Map()): number {
  const timeZone = marketZone(market) ?? 'UTC';
  const clock = clocks.get(timeZone) ?? new Intl.DateTimeFormat('en-u-nu-latn', { timeZone, hourCycle: 'h23', hour: '2-digit', minute: '2-digit' });
  clocks.set(timeZone, clock);
  /** How much later the clocks show the time of day, ms; from 0 to less than a day. */
  const ahead = (at: number) => {
    const [hour = '', minute = ''] = clock.format(at).split(':');
    const shown = (Number(hour) * 60 + Number(minute)) * 60_000 + (at % 60_000);
    return (minuteOfDay * 60_000 - shown + DAY_MS) % DAY_MS;
  };
  const expected = after + ahead(after);
  // Where the clocks are changed in between it is an hour off, in either direction.
  const off = ahead(expected);
  const at = expected + (off > DAY_MS / 2 ? off - DAY_MS : off);
  return at > after ? at : at + DAY_MS;
}
