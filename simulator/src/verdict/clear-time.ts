import { placeFrom } from './place-from.ts';

/** A stretch of time, in ms since 1970. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/** Several stretches of which nobody knows when they were, but when the last of them ended (ms since 1970) and how long they were in all at most. */
export interface Scattered {
  readonly until: number;
  readonly inAllMs: number;
}

/** How many ms between two times lay in none of the stretches; where their places are unknown, at least so many. */
export type ClearTime = (from: number, to: number) => number;

export function clearTime(spans: readonly Span[], scattered: readonly Scattered[] = []): ClearTime {
  const coveredBefore = coverOf(spans);
  const clear = (from: number, to: number) => Math.max(0, to - from - coveredBefore(to) + coveredBefore(from));
  const lastEnd = scattered.reduce((latest, { until }) => Math.max(latest, until), -Infinity);
  const inAllMs = scattered.reduce((sum, one) => sum + one.inAllMs, 0);
  // Both hold: all is known after the last of them, and together they took no more than that.
  return (from, to) => Math.max(clear(Math.min(Math.max(from, lastEnd), to), to), clear(from, to) - inAllMs);
}

/** How many ms before a time lay in one of the spans or more. */
function coverOf(spans: readonly Span[]): (time: number) => number {
  const froms: number[] = [];
  const untils: number[] = [];
  const covered: number[] = [];
  let sum = 0;
  for (const { from, until } of merged(spans)) {
    froms.push(from);
    untils.push(until);
    covered.push(sum);
    sum += until - from;
  }
  return (time) => {
    const place = placeFrom(untils, time);
    const from = froms[place];
    if (from === undefined) return sum;
    return (covered[place] ?? 0) + Math.max(0, time - from);
  };
}

/** The same time in spans that do not touch, the earliest first; without ends that are no numbers to count with. */
function merged(spans: readonly Span[]): readonly Span[] {
  const whole: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const [from, until] = [Math.max(span.from, 0), Math.min(span.until, Number.MAX_SAFE_INTEGER)];
    const last = whole.at(-1);
    if (last !== undefined && from <= last.until) whole[whole.length - 1] = { from: last.from, until: Math.max(last.until, until) };
    else if (until > from) whole.push({ from, until });
  }
  return whole;
}
