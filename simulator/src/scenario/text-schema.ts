import * as v from 'valibot';

/** The schema of a text for people. Lengths in UTF-16 code units. */
export function textSchema(lengthMax: number) {
  const told = `a text of 1 to ${lengthMax} characters`;
  return v.pipe(v.string(told), v.minLength(1, told), v.maxLength(lengthMax, told));
}
