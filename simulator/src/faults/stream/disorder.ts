import * as v from 'valibot';
import { wholeNumber } from '../../scenario/whole-number.ts';
import { fault } from '../fault.ts';

const EVENTS = 1;

export const disorder = fault({
  do: 'stream.disorder',
  says: 'An event is held back until others have passed it.',
  direction: 'push',
  phase: () => 'mid-body',
  acts: 'stream',
  answersTo: ['event'],
  settings: {
    events: v.exactOptional(v.pipe(wholeNumber(1, 100), v.description('How many others pass it.')), EVENTS),
  },
  apply: ({ events = EVENTS }, { event }) => (event === null ? null : { kind: 'late', events }),
});
