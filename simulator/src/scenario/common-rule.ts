import * as v from 'valibot';
import { durationBetween } from './duration-between.ts';
import { nameSchema } from './name-schema.ts';
import { occasionSchema } from './occasion-schema.ts';
import { scopeSchema } from './scope-schema.ts';
import { textSchema } from './text-schema.ts';
import { wholeNumber } from './whole-number.ts';

const probability = 'a number above 0, at most 1';

/** What every rule may say, whatever it does. */
export const commonRule = {
  id: v.exactOptional(v.pipe(nameSchema, v.description('Its name among the rules; `<do>-<place from 1>` where it is left out.'))),
  label: v.exactOptional(v.pipe(textSchema(200), v.description('What it is for, in words for people.'))),
  at: v.exactOptional(v.pipe(durationBetween('0s', '30d'), v.description('It opens so long after the start.'))),
  every: v.exactOptional(v.pipe(durationBetween('100ms', '30d'), v.description('It opens again and again, each so long after the last time; without `at` for the first time after so long.'))),
  on: v.exactOptional(occasionSchema),
  for: v.exactOptional(v.pipe(durationBetween('1ms', '30d'), v.description('It ends so long after it opened.'))),
  times: v.exactOptional(v.pipe(wholeNumber(1, 100_000), v.description('It ends after so many bites, in each opening anew.'))),
  until: v.exactOptional(v.pipe(v.picklist(['log-in', 'restart']), v.description('It ends when somebody logs in, or when the server starts again.'))),
  where: v.exactOptional(scopeSchema),
  probability: v.exactOptional(
    v.pipe(v.number(probability), v.gtValue(0, probability), v.maxValue(1, probability), v.description('How likely it bites on an occasion that it is open to; 1 where it is left out.')),
  ),
} as const;
