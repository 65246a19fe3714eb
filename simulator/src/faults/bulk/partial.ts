import * as v from 'valibot';
import { fault } from '../fault.ts';

const SHARE = 0.5;
const OTHERS = 'refused';
const told = 'a number from 0 to 1';

export const partial = fault({
  do: 'bulk.partial',
  says: 'Of many messages that are asked for at once, only a part is taken.',
  direction: 'platform',
  phase: () => 'after-arrival',
  acts: 'bulk',
  answersTo: ['bulk-retry'],
  settings: {
    share: v.exactOptional(
      v.pipe(v.number(told), v.minValue(0, told), v.maxValue(1, told), v.description('How much of them, in their order and rounded up: `0` none, `1` all.')),
      SHARE,
    ),
    others: v.exactOptional(
      v.pipe(v.picklist(['refused', 'missing']), v.description('What the answer says of the others. `refused`: that they were not taken, and why; `missing`: nothing.')),
      OTHERS,
    ),
  },
  apply: ({ share = SHARE, others = OTHERS }) => ({ share, others }),
});
