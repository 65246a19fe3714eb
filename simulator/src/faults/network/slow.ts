import * as v from 'valibot';
import { durationMs } from '../../duration.ts';
import { durationBetween } from '../../scenario/duration-between.ts';
import { fault } from '../fault.ts';
import { requestKinds } from '../request-kinds.ts';

const JITTER = '0ms';

export const slow = fault({
  do: 'network.slow',
  says: 'Answers come later; none is lost.',
  direction: 'reply',
  phase: () => 'after-commit',
  acts: 'way',
  answersTo: requestKinds,
  settings: {
    by: v.pipe(durationBetween('1ms', '10m'), v.description('How much later at least.')),
    jitter: v.exactOptional(v.pipe(durationBetween('0ms', '10m'), v.description('How much more at most, by chance.')), JITTER),
  },
  apply({ by, jitter = JITTER }, { reply, draw }) {
    if (reply === null) return null;
    return { ...reply, delayMs: reply.delayMs + durationMs(by) + Math.round(durationMs(jitter) * draw('jitter')) };
  },
});
