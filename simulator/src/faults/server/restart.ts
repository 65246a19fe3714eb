import * as v from 'valibot';
import { emptyList } from '../../append-list.ts';
import { hash } from '../../chance.ts';
import { durationMs } from '../../duration.ts';
import { nextSequence } from '../../platform/change-log.ts';
import { durationBetween } from '../../scenario/duration-between.ts';
import type { Fault } from '../fault.ts';

const DOWN = '2s';
const KEEP_CURSORS = false;

const settings = {
  down: v.exactOptional(v.pipe(durationBetween('0ms', '1d'), v.description('How long nobody listens.')), DOWN),
  keepCursors: v.exactOptional(
    v.pipe(v.boolean(), v.description('Whether it still knows the cursors that it gave out; else everybody has to begin with everything.')),
    KEEP_CURSORS,
  ),
} as const;

// Its type is written out, for the state that it changes knows the rules, and so all faults.
export const restart: Fault<'clock', typeof settings, 'server.restart'> = {
  do: 'server.restart',
  says: 'The server goes down and starts again: what is on its way breaks, and nobody listens meanwhile.',
  direction: 'platform',
  phase: () => 'before-arrival',
  acts: 'clock',
  answersTo: [],
  cutsReplies: true,
  downMs: ({ down = DOWN }) => durationMs(down),
  settings,
  apply({ keepCursors = KEEP_CURSORS }, { state, now }) {
    const restarted = { ...state, restartedAt: now };
    if (keepCursors) return restarted;
    // Numbers go on, so that none ever stands for two changes.
    const log = { first: nextSequence(state.log), entries: emptyList };
    return { ...restarted, epoch: `e${hash(`${state.epoch} ${now}`).toString(36)}`, log };
  },
};
