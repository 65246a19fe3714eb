import * as v from 'valibot';
import { fault } from '../fault.ts';
import { sendKinds } from '../send-kinds.ts';

const STATUS = 401;

export const expireLogin = fault({
  do: 'store.expire-login',
  says: 'The login of the store ends: each of its messages is refused until somebody logs in.',
  direction: 'platform',
  phase: () => 'after-arrival',
  acts: 'platform',
  answersTo: sendKinds,
  stands: 'login',
  settings: {
    status: v.exactOptional(
      v.pipe(v.picklist([401, 403, 200]), v.description('`401`: the login expired; `403`: the access was taken away; `200`: the login expired, which the body alone says.')),
      STATUS,
    ),
  },
  apply: ({ status = STATUS }) => ({ kind: 'login', status }),
});
