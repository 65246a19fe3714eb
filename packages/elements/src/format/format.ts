import { dayNumber } from './day-number.ts';

/** Times as people read them, in the zone of the page. Expensive to make, so one is made per language. */
export class Format {
  readonly #time: Intl.DateTimeFormat;
  readonly #seconds: Intl.DateTimeFormat;
  readonly #day: Intl.DateTimeFormat;
  readonly #dayOfYear: Intl.DateTimeFormat;
  readonly #full: Intl.DateTimeFormat;
  readonly #dayTime: Intl.DateTimeFormat;
  readonly #wait: Intl.NumberFormat;
  readonly #parts = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', { year: 'numeric', month: 'numeric', day: 'numeric' });

  constructor(lang: string) {
    const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
    this.#time = new Intl.DateTimeFormat(lang, time);
    this.#seconds = new Intl.DateTimeFormat(lang, { ...time, second: '2-digit' });
    this.#day = new Intl.DateTimeFormat(lang, { weekday: 'short', day: 'numeric', month: 'short' });
    this.#dayOfYear = new Intl.DateTimeFormat(lang, { day: 'numeric', month: 'short', year: 'numeric' });
    this.#full = new Intl.DateTimeFormat(lang, { dateStyle: 'full', timeStyle: 'long', hourCycle: 'h23' });
    this.#dayTime = new Intl.DateTimeFormat(lang, { ...time, day: 'numeric', month: 'short' });
    this.#wait = new Intl.NumberFormat(lang, { style: 'unit', unit: 'second' });
  }

  /** `14:31` */
  time(at: number): string {
    return this.#time.format(at);
  }

  /** `14:31:05` */
  seconds(at: number): string {
    return this.#seconds.format(at);
  }

  /** Since when something holds: `14:31:05`; on another day `Nov 20, 14:31`. */
  since(at: number, now: number): string {
    return this.daysBetween(at, now) === 0 ? this.seconds(at) : this.#dayTime.format(at);
  }

  /** A short wait: `12 sec`. Rounded up. */
  wait(ms: number): string {
    return this.#wait.format(Math.ceil(ms / 1_000));
  }

  /** `Fri, 20 Nov`; where that is long ago, the year instead of the weekday. */
  day(at: number, now: number): string {
    return (Math.abs(this.daysBetween(at, now)) < 200 ? this.#day : this.#dayOfYear).format(at);
  }

  /** The whole instant, for a title. */
  full(at: number): string {
    return this.#full.format(at);
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

  #dayNumber(at: number): number {
    const parts = new Map(this.#parts.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    return dayNumber(parts.get('year') ?? 0, parts.get('month') ?? 0, parts.get('day') ?? 0);
  }
}
