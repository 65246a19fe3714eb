import * as v from 'valibot';
import { fault } from '../fault.ts';
import { sendKinds } from '../send-kinds.ts';
import { wordsIn } from '../words-in.ts';
import { wordsSchema } from '../words-schema.ts';

export const refuse = fault({
  do: 'content.refuse',
  says: 'A text that contains one of the words is refused, and the words that were found are named.',
  direction: 'platform',
  phase: () => 'after-arrival',
  acts: 'platform',
  answersTo: sendKinds,
  settings: { words: v.pipe(wordsSchema, v.description('Looked for anywhere in a text, whatever their case.')) },
  apply({ words }, { text }) {
    const found = wordsIn(text, words);
    return found.length === 0 ? null : { kind: 'content', words: found };
  },
});
