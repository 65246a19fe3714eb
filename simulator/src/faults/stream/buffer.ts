import * as v from 'valibot';
import { durationMs } from '../../duration.ts';
import { durationBetween } from '../../scenario/duration-between.ts';
import { fault } from '../fault.ts';

const HOLD = '5s';

export const buffer = fault({
  do: 'stream.buffer',
  says: 'Events are held back, and then come all in one piece.',
  direction: 'push',
  phase: () => 'mid-body',
  acts: 'stream',
  answersTo: ['event'],
  settings: {
    hold: v.exactOptional(v.pipe(durationBetween('1ms', '10m'), v.description('For how long, from this one on.')), HOLD),
  },
  apply: ({ hold = HOLD }, { event }) => (event === null ? null : { kind: 'buffered', forMs: durationMs(hold) }),
});
