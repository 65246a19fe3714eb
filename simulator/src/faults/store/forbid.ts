import * as v from 'valibot';
import { fault } from '../fault.ts';
import { sendKinds } from '../send-kinds.ts';

const WHY = 'ip';

export const forbid = fault({
  do: 'store.forbid',
  says: 'The platform does not let the backend in: a 403 that no login heals.',
  direction: 'platform',
  phase: () => 'after-arrival',
  acts: 'platform',
  answersTo: sendKinds,
  stands: 'store',
  forEver: true,
  settings: {
    why: v.exactOptional(
      v.pipe(v.picklist(['ip', 'permission']), v.description('`ip`: the address of the server is not on the list; `permission`: the app may not do that.')),
      WHY,
    ),
  },
  apply: ({ why = WHY }, { closesAt }) => ({ kind: 'forbidden', why, until: closesAt }),
});
