import * as v from 'valibot';
import { wholeNumber } from '../../scenario/whole-number.ts';
import { fault } from '../fault.ts';

const EVENTS = 1;

export const gap = fault({
  do: 'stream.gap',
  says: 'Events are never pushed, and the stream goes on as if nothing were missing.',
  direction: 'push',
  phase: () => 'mid-body',
  acts: 'stream',
  answersTo: ['event'],
  settings: {
    events: v.exactOptional(v.pipe(wholeNumber(1, 1_000), v.description('How many, from this one on.')), EVENTS),
  },
  apply: ({ events = EVENTS }, { event }) => (event === null ? null : { kind: 'gap', events }),
});
