import * as v from 'valibot';
import { durationMs } from '../../duration.ts';
import { wholeNumber } from '../../scenario/whole-number.ts';
import { fault } from '../fault.ts';
import { sendKinds } from '../send-kinds.ts';

const DAY_MS = durationMs('24h');

export const dailyQuota = fault({
  do: 'store.daily-quota',
  says: 'The store has sent as much as it may in one day: none of its messages is taken before the next day begins.',
  direction: 'platform',
  phase: () => 'after-arrival',
  acts: 'platform',
  answersTo: sendKinds,
  stands: 'store',
  settings: {
    limit: v.exactOptional(v.pipe(wholeNumber(1, 10_000_000), v.description('How many messages the store may send in a day of its platform; without it, no more from now on.'))),
  },
  apply({ limit }, { now, closesAt, takenWithin, dayEndsAt }) {
    if (limit !== undefined && takenWithin(now - (dayEndsAt - DAY_MS) + 1) < limit) return null;
    return { kind: 'quota', until: closesAt ?? dayEndsAt };
  },
});
