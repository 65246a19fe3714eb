import * as v from 'valibot';
import { fault } from '../fault.ts';
import { recipientReasons } from '../hindrance.ts';
import { sendKinds } from '../send-kinds.ts';

const WHY = 'opted-out';

export const refuse = fault({
  do: 'recipient.refuse',
  says: 'The buyer cannot be written to any more.',
  direction: 'platform',
  phase: () => 'after-arrival',
  acts: 'platform',
  answersTo: sendKinds,
  stands: 'conversation',
  forEver: true,
  settings: {
    why: v.exactOptional(
      v.pipe(
        v.picklist(recipientReasons),
        v.description(
          '`opted-out`: the buyer wants no messages; `blocked`: the buyer blocked the store; `window-closed`: the time for messages is over; `market-closed`: nothing can be sent in this market; `chatbot`: a chatbot is talking with the buyer.',
        ),
      ),
      WHY,
    ),
  },
  apply: ({ why = WHY }, { closesAt }) => ({ kind: 'recipient', why, until: closesAt }),
});
