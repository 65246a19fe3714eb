import * as v from 'valibot';
import { fault } from '../fault.ts';
import { sendKinds } from '../send-kinds.ts';

const STATUS = 503;
const RETRY_AFTER = false;

export const fail = fault({
  do: 'platform.fail',
  says: 'The platform fails, and proves that it did not take the message.',
  direction: 'platform',
  phase: () => 'after-arrival',
  acts: 'platform',
  answersTo: sendKinds,
  settings: {
    status: v.exactOptional(v.pipe(v.picklist([500, 502, 503, 504]), v.description('The HTTP status.')), STATUS),
    retryAfter: v.exactOptional(v.pipe(v.boolean(), v.description('Whether the answers say when to come again; they can only where a time ends the rule.')), RETRY_AFTER),
  },
  apply: ({ status = STATUS, retryAfter = RETRY_AFTER }, { closesAt }) => ({ kind: 'outage', status, until: closesAt, retryAfter }),
});
