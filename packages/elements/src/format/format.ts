import { marketZone } from '@cs-inbox/core';
import { dayNumber } from './day-number.ts';

// Countdowns, order numbers and codes have these digits in every language.
const digits = { numberingSystem: 'latn' } as const;
const time = { ...digits, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const dates = {
  time,
  seconds: { ...time, second: '2-digit' },
  dayTime: { ...time, day: 'numeric', month: 'short' },
  day: { ...digits, weekday: 'short', day: 'numeric', month: 'short' },
  dayOfYear: { ...digits, day: 'numeric', month: 'short', year: 'numeric' },
  full: { ...digits, dateStyle: 'full', timeStyle: 'long', hourCycle: 'h23' },
} as const satisfies Readonly<Record<string, Intl.DateTimeFormatOptions>>;

/** Times as people read them, in the zone of the page. What it needs is expensive to make: each is made once, when it is first asked for. */
export class Format {
  readonly #lang: string;
  readonly #dates = new Map<string, Intl.DateTimeFormat>();
  readonly #units = new Map<string, Intl.NumberFormat>();

  constructor(lang: string) {
    this.#lang = lang;
  }

  /** `12,345` */
  number(amount: number): string {
    return amount < 1_000 ? String(amount) : this.#count(amount);
  }

  /** `14:31` */
  time(at: number): string {
    return this.#date('time').format(at);
  }

  /** `14:31:05` */
  seconds(at: number): string {
    return this.#date('seconds').format(at);
  }

  /** Since when something holds: `14:31:05`; on another day `Nov 20, 14:31`. */
  since(at: number, now: number): string {
    return this.daysBetween(at, now) === 0 ? this.seconds(at) : this.#date('dayTime').format(at);
  }

  /** A short wait: `12 sec`. Rounded up. */
  wait(ms: number): string {
    return this.#count(Math.ceil(ms / 1_000), 'second');
  }

  /** How long something has lasted: `22 min`, `3 hr`, `2 days`. Rounded down. */
  span(ms: number): string {
    const minutes = Math.max(0, Math.floor(ms / 60_000));
    const hours = Math.floor(minutes / 60);
    return hours < 1 ? this.#count(minutes, 'minute') : hours < 48 ? this.#count(hours, 'hour') : this.#count(Math.floor(hours / 24), 'day');
  }

  /** When something is to happen: `15:20`; on another day `Nov 22, 15:20`. */
  moment(at: number, now: number): string {
    return this.#date(this.daysBetween(at, now) === 0 ? 'time' : 'dayTime').format(at);
  }

  /** `Fri, 20 Nov`; where that is long ago, the year instead of the weekday. */
  day(at: number, now: number): string {
    return this.#date(Math.abs(this.daysBetween(at, now)) < 200 ? 'day' : 'dayOfYear').format(at);
  }

  /**
   * The whole instant, for a title; where the clocks of a store's market show another time, that in a second line.
   * @param market ISO 3166 alpha-2 code; null or left out where no store is concerned
   */
  full(at: number, market: string | null | undefined = null): string {
    const here = this.#date('full').format(at);
    const timeZone = market ? marketZone(market) : null;
    if (timeZone === null) return here;
    const there = this.#date('full', timeZone).format(at);
    return there === here ? here : `${here}\n${market}: ${there}`;
  }

  /** What is left of a wait: `0:42`, `12:05`, `1:05:00`. Rounded up, so that it ends when the time is over. */
  countdown(ms: number): string {
    const seconds = Math.max(0, Math.ceil(ms / 1_000));
    const [h, m, s] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, '0'));
    return `${h === '00' ? '' : `${h}:`}${m}:${s}`.replace(/^0(?=\d)/u, '');
  }

  /** Whole calendar days from one instant to another: 0 on the same day. */
  daysBetween(from: number, to: number): number {
    return this.#dayNumber(to) - this.#dayNumber(from);
  }

  /** @param timeZone left out, that of the page */
  #date(name: keyof typeof dates, timeZone?: string): Intl.DateTimeFormat {
    const key = timeZone ?? name;
    const format = this.#dates.get(key) ?? new Intl.DateTimeFormat(this.#lang, timeZone === undefined ? dates[name] : { ...dates[name], timeZone });
    this.#dates.set(key, format);
    return format;
  }

  /** @param unit left out, a bare number */
  #count(amount: number, unit = ''): string {
    const format = this.#units.get(unit) ?? new Intl.NumberFormat(this.#lang, unit === '' ? digits : { ...digits, style: 'unit', unit });
    this.#units.set(unit, format);
    return format.format(amount);
  }

  #dayNumber(at: number): number {
    // oxlint-disable-next-line no-restricted-globals -- the calendar, not the clock
    const date = new Date(at);
    return dayNumber(date.getFullYear(), date.getMonth() + 1, date.getDate());
  }
}
