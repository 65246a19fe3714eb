const DAY_MS = 86_400_000;
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A time in ms since 1970, from 1970 on, as `2026-09-21T14:13:20.000Z`. */
export function isoTime(ms: number): string {
  let days = Math.floor(ms / DAY_MS);
  let year = 1970;
  for (; days >= daysOf(year); year++) days -= daysOf(year);
  let month = 0;
  for (; days >= daysIn(month, year); month++) days -= daysIn(month, year);
  const rest = ms % DAY_MS;
  const time = [rest / 3_600_000, (rest / 60_000) % 60, (rest / 1_000) % 60].map((part) => padded(part, 2)).join(':');
  return `${padded(year, 4)}-${padded(month + 1, 2)}-${padded(days + 1, 2)}T${time}.${padded(rest % 1_000, 3)}Z`;
}

function daysOf(year: number): number {
  return isLeap(year) ? 366 : 365;
}

function daysIn(month: number, year: number): number {
  return month === 1 && isLeap(year) ? 29 : (MONTH_DAYS[month] ?? 31);
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function padded(number: number, length: number): string {
  return String(Math.floor(number)).padStart(length, '0');
}
