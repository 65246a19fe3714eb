import * as v from 'valibot';
import { nameSchema } from './name-schema.ts';
import { platformNames } from './platform-name.ts';
import { textSchema } from './text-schema.ts';

/** Longest id of a conversation or an operator, in UTF-16 code units. */
const ID_LENGTH_MAX = 128;

export const marketSchema = v.pipe(v.string(), v.regex(/^[A-Z]{2}$/u, 'a market of two capital letters, such as "MY"'));

/** Whom a rule concerns; what is left out does not matter. */
export const scopeSchema = v.pipe(
  v.strictObject({
    store: v.exactOptional(v.pipe(nameSchema, v.description('Only this store of the world, by its id.'))),
    market: v.exactOptional(v.pipe(marketSchema, v.description('Only the stores of this market.'))),
    platform: v.exactOptional(v.pipe(v.picklist(platformNames), v.description('Only the stores of this platform.'))),
    conversation: v.exactOptional(
      v.pipe(
        v.string(),
        v.regex(/^[\w.~-]{1,128}$/u, `the id of a conversation: 1 to ${ID_LENGTH_MAX} letters, digits and hyphens`),
        v.description('Only this conversation, by its id; ids hang from the seed.'),
      ),
    ),
    operator: v.exactOptional(v.pipe(textSchema(ID_LENGTH_MAX), v.description('Only what this operator asks for.'))),
  }),
  v.description('Whom the rule concerns; everybody where it is left out. What belongs to no store is in no store\'s scope.'),
);
