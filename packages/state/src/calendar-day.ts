const QUARTER_MS = 900_000;
/** The longest day that a clock makes, and some. */
const QUARTERS_MAX = 26 * 4;

/** A day as calendars have it, ms since the epoch: the first instant of it, and that of the next one. Mostly 24 hours, but not where clocks are changed. */
export interface CalendarDay {
  readonly from: number;
  readonly to: number;
}

/**
 * The day in which an instant lies.
 * @param timeZone its IANA name; left out, that of this machine
 */
export function calendarDay(at: number, timeZone?: string): CalendarDay {
  const date = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', { timeZone, dateStyle: 'short' });
  const day = date.format(at);
  const isOther = (quarter: number) => date.format(quarter * QUARTER_MS) !== day;
  const now = Math.floor(at / QUARTER_MS);
  /** How many quarters from now the day is another one, in one direction: clocks everywhere go by quarters of an hour. */
  const edge = (direction: 1 | -1) => {
    let same = 0;
    let other = QUARTERS_MAX;
    while (other - same > 1) {
      const middle = (same + other) >> 1;
      if (isOther(now + direction * middle)) other = middle;
      else same = middle;
    }
    return direction === 1 ? other : -same;
  };
  return { from: (now + edge(-1)) * QUARTER_MS, to: (now + edge(1)) * QUARTER_MS };
}
