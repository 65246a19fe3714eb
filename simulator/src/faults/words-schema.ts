import * as v from 'valibot';
import { textSchema } from '../scenario/text-schema.ts';

const told = 'a list of 1 to 100 words';

/** The schema of the words that a platform objects to. */
export const wordsSchema = v.pipe(v.array(textSchema(100), told), v.minLength(1, told), v.maxLength(100, told));
