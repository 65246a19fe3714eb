import * as v from 'valibot';
import { textSchema } from '../../scenario/text-schema.ts';
import { fault } from '../fault.ts';
import { sendKinds } from '../send-kinds.ts';

const RETRYABLE = false;

export const unknownCode = fault({
  do: 'platform.unknown-code',
  says: 'The platform refuses the message with a code that nobody knows.',
  direction: 'platform',
  phase: () => 'after-arrival',
  acts: 'platform',
  answersTo: sendKinds,
  settings: {
    code: v.pipe(textSchema(100), v.description('The code.')),
    retryable: v.exactOptional(v.pipe(v.boolean(), v.description('Whether the answer says that the same may pass later.')), RETRYABLE),
  },
  apply: ({ code, retryable = RETRYABLE }) => ({ kind: 'unknown', code, retryable }),
});
