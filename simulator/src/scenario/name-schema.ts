import * as v from 'valibot';

/** A word by which something is found again: of a scenario, a store, a rule. */
export const nameSchema = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/u, 'a name of 1 to 64 small letters, digits and hyphens, such as "friday-peak"'),
);
