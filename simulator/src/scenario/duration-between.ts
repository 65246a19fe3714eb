import * as v from 'valibot';
import { DURATION_PATTERN, type Duration, durationMs } from '../duration.ts';

/** The schema of a length of time within bounds, both included. */
export function durationBetween(min: Duration, max: Duration): v.GenericSchema<Duration> {
  const told = `a length of time from "${min}" to "${max}", written like "500ms", "6s", "2m", "24h" or "3d"`;
  const isWithin = (text: string) => durationMs(text as Duration) >= durationMs(min) && durationMs(text as Duration) <= durationMs(max);
  return v.pipe(v.string(told), v.regex(DURATION_PATTERN, told), v.check((text) => !DURATION_PATTERN.test(text) || isWithin(text), told)) as unknown as v.GenericSchema<Duration>;
}
