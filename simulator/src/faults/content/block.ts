import * as v from 'valibot';
import { durationMs } from '../../duration.ts';
import { durationBetween } from '../../scenario/duration-between.ts';
import { fault } from '../fault.ts';
import { sendKinds } from '../send-kinds.ts';
import { wordsIn } from '../words-in.ts';
import { wordsSchema } from '../words-schema.ts';

const AFTER = '3s';

export const block = fault({
  do: 'content.block',
  says: 'The platform takes a message and blocks it later, so that the buyer never sees it.',
  direction: 'platform',
  phase: () => 'after-commit',
  acts: 'aftermath',
  answersTo: sendKinds,
  settings: {
    words: v.exactOptional(v.pipe(wordsSchema, v.description('Only a text that contains one of them, whatever their case; every text where they are left out.'))),
    after: v.exactOptional(v.pipe(durationBetween('0ms', '1d'), v.description('How long after it was taken.')), AFTER),
  },
  apply({ words, after = AFTER }, { text }) {
    if (words !== undefined && wordsIn(text, words).length === 0) return null;
    return { kind: 'blocked', inMs: durationMs(after) };
  },
});
