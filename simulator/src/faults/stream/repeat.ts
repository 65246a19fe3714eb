import * as v from 'valibot';
import { wholeNumber } from '../../scenario/whole-number.ts';
import { fault } from '../fault.ts';

const COPIES = 1;

export const repeat = fault({
  do: 'stream.repeat',
  says: 'The same event is pushed more than once.',
  direction: 'push',
  phase: () => 'mid-body',
  acts: 'stream',
  answersTo: ['event'],
  settings: {
    copies: v.exactOptional(v.pipe(wholeNumber(1, 10), v.description('How many times more.')), COPIES),
  },
  apply: ({ copies = COPIES }, { event }) => (event === null ? null : { kind: 'repeat', times: copies }),
});
