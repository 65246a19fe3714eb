import * as v from 'valibot';
import type { Phase } from './phase.ts';

const USUAL = 'after-commit';

/** The setting `when` of faults that spoil an answer: whether the platform has done by then what was asked. */
export const commitSetting = v.exactOptional(
  v.pipe(
    v.picklist(['before-commit', 'after-commit']),
    v.description('`before-commit`: the request never reaches the platform; `after-commit`: the platform has done what was asked.'),
  ),
  USUAL,
);

export function phaseOfCommit(when: 'before-commit' | 'after-commit' = USUAL): Phase {
  return when === 'before-commit' ? 'before-arrival' : 'after-commit';
}
