import type { Format } from '../format/format.ts';

/** `Saturday, 21 November` as the language says it; with the year where the day is long ago. */
export function longDay(at: number, now: number, lang: string, format: Format): string {
  const isNear = Math.abs(format.daysBetween(at, now)) < 200;
  return new Intl.DateTimeFormat(lang, { numberingSystem: 'latn', weekday: 'long', day: 'numeric', month: 'long', ...(isNear ? {} : { year: 'numeric' }) }).format(at);
}
