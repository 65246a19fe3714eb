import * as v from 'valibot';
import { durationMs } from '../../duration.ts';
import { durationBetween } from '../../scenario/duration-between.ts';
import { wholeNumber } from '../../scenario/whole-number.ts';
import { fault } from '../fault.ts';
import { retryAfterForms } from '../hindrance.ts';
import { sendKinds } from '../send-kinds.ts';

const RETRY_AFTER = 'seconds';
const PER = '1s';
/** How long nothing is taken where no time ends the rule, in ms. */
const CLOSED_MS = 20_000;

export const throttle = fault({
  do: 'store.throttle',
  says: 'Too much was sent for the store: each of its messages is answered 429 for a while.',
  direction: 'platform',
  phase: () => 'after-arrival',
  acts: 'platform',
  answersTo: sendKinds,
  stands: 'store',
  settings: {
    retryAfter: v.exactOptional(
      v.pipe(
        v.picklist(retryAfterForms),
        v.description(
          'How the answers say when to come again. `seconds`, `http-date`: as the standard says; `skewed-date`: by a clock that is an hour ahead; `zero`, `negative`, `huge`, `garbage`: values that help nobody; `body`: `retryAt` in the Problem alone; `none`: not at all.',
        ),
      ),
      RETRY_AFTER,
    ),
    limit: v.exactOptional(v.pipe(wholeNumber(1, 1_000_000), v.description('Only when the store has sent so many messages within `per`; without it, at once.'))),
    per: v.exactOptional(v.pipe(durationBetween('1ms', '30d'), v.description('The time that `limit` counts in; so long nothing is taken then.')), PER),
  },
  apply({ retryAfter = RETRY_AFTER, limit, per = PER }, { now, closesAt, takenWithin }) {
    if (limit === undefined) return { kind: 'throttled', until: closesAt ?? now + CLOSED_MS, retryAfter };
    const perMs = durationMs(per);
    if (takenWithin(perMs) < limit) return null;
    return { kind: 'throttled', until: Math.min(now + perMs, closesAt ?? Number.POSITIVE_INFINITY), retryAfter };
  },
});
