/** The shortest and the longest wait that an answer is believed to ask for. */
const RETRY_AFTER_MS_MIN = 1_000;
const RETRY_AFTER_MS_MAX = 86_400_000;

/**
 * How long an answer asks to be left alone, in ms, kept within a second and a day: whole seconds, or a date that is
 * counted from the answer's own, so that the clock of this machine plays no part. Of several
 * the longest counts that can be read: each was added by somebody who wants to be left alone.
 * @param header the Retry-After header, several parted by commas
 * @param date the Date header
 * @returns null where it asks for nothing that can be read; a date that has passed asks for nothing
 */
export function retryAfterMs(header: string | null, date: string | null): number | null {
  const now = secondsOf(date?.trim() ?? '');
  const all = (header ?? '').split(APART).map((value) => (/^\d+$/u.test(value.trim()) ? Number(value) : secondsOf(value.trim()) - now));
  const seconds = Math.max(...all.filter((value) => value >= 0));
  return seconds >= 0 ? Math.min(Math.max(seconds * 1000, RETRY_AFTER_MS_MIN), RETRY_AFTER_MS_MAX) : null;
}

/** A comma between two values, not the one behind a weekday. */
const APART = /,(?! \d\d [A-Z])/u;

const FIXDATE = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d\d) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d) GMT$/u;
const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';

/** Seconds from a fixed day to an IMF-fixdate (RFC 9110, section 5.6.7), or NaN where it is none. */
function secondsOf(text: string): number {
  const parts = FIXDATE.exec(text) ?? [];
  const [, day = NaN, , year = NaN, hours = NaN, minutes = NaN, seconds = NaN] = parts.map(Number);
  const month = MONTHS.indexOf(parts[2] ?? '?') / 3 + 1;
  const first = dayNumber(year, month);
  // A minute may have a 61st second.
  const isReal = month >= 1 && day > 0 && day <= dayNumber(year, month + 1) - first && hours < 24 && minutes < 60 && seconds < 61;
  return isReal ? (((first + day) * 24 + hours) * 60 + minutes) * 60 + seconds : NaN;
}

/** The first day of a month, counted in years that begin in March: a leap day is then the last of its year. */
function dayNumber(year: number, month: number): number {
  const y = year + Math.floor((month - 3) / 12);
  const fromMarch = (month + 9) % 12;
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + Math.floor((153 * fromMarch + 2) / 5);
}
