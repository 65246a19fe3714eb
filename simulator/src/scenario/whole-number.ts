import * as v from 'valibot';

/** The schema of a whole number within bounds, both included. */
export function wholeNumber(min: number, max: number) {
  const told = `a whole number from ${min} to ${max}`;
  return v.pipe(v.number(told), v.integer(told), v.minValue(min, told), v.maxValue(max, told));
}
