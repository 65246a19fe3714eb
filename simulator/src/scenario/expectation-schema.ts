import * as v from 'valibot';
import { durationBetween } from './duration-between.ts';
import { textSchema } from './text-schema.ts';
import { wholeNumber } from './whole-number.ts';

const promises = ['noLoss', 'noDuplicate', 'orderPerConversation', 'respectsRetryAfter', 'noSendWhileLoggedOut', 'converged'] as const;

/** What is to hold at the end of a scenario. */
export const expectationSchema = v.union([
  v.pipe(v.picklist(promises), v.description('A promise that holds for all messages.')),
  v.strictObject({ maxAttempts: v.pipe(wholeNumber(1, 1_000), v.description('No message leaves more often than that.')) }),
  v.strictObject({ delivered: v.pipe(wholeNumber(0, 100_000), v.description('So many messages reach their buyers.')) }),
  v.strictObject({
    convergesWithin: v.pipe(durationBetween('1ms', '1d'), v.description('Within this time everybody knows what became of each message.')),
    after: v.exactOptional(v.pipe(textSchema(100), v.description('The id of the rule whose end the time counts from; the last end of all where it is left out.'))),
  }),
  v.strictObject({
    streams: v.pipe(
      v.strictObject({ max: v.pipe(wholeNumber(1, 100), v.description('Most streams that stand open at once.')) }),
      v.description('How many streams may be open.'),
    ),
  }),
], `one of ${promises.map((one) => `"${one}"`).join(', ')}, or an object with one of the keys maxAttempts, delivered, convergesWithin, streams`);
