import * as v from 'valibot';
import type { Message } from '@cs-inbox/protocol';
import { pick } from '../../pick.ts';
import { appendMessage, messageIdAt, nextPosition, updateThread } from '../../platform/update-thread.ts';
import { textSchema } from '../../scenario/text-schema.ts';
import type { PlatformThread } from '../../platform/platform-thread.ts';
import type { Fault } from '../fault.ts';
import { sellerLine } from '../seller-line.ts';

const settings = {
  text: v.exactOptional(v.pipe(textSchema(500), v.description("What the colleague writes; a line in the buyer's language where it is left out."))),
} as const;

// Its type is written out, for the state that it changes knows the rules, and so all faults.
export const reply: Fault<'clock', typeof settings, 'colleague.reply'> = {
  do: 'colleague.reply',
  says: 'A colleague answers a buyer who waits, from somewhere else.',
  direction: 'platform',
  phase: () => 'after-commit',
  acts: 'clock',
  answersTo: [],
  settings,
  apply({ text }, { state, now, concerns, draw }) {
    const [first, ...others] = state.threads.list.filter((one) => isWaiting(one) && concerns(one.conversation));
    if (first === undefined) return null;
    const thread = pick([first, ...others], draw('who'));
    const position = nextPosition(thread);
    const message: Message = {
      id: messageIdAt(state, thread, position),
      conversationId: thread.conversation.id,
      key: null,
      direction: 'out',
      kind: 'text',
      text: text ?? sellerLine(thread.language, draw('text')),
      position,
      at: now,
      receipt: 'delivered',
    };
    return updateThread(state, appendMessage(thread, message, { unread: 0, replyDueAt: null }), message, now);
  },
};

function isWaiting({ conversation: { unread, lastMessage } }: PlatformThread): boolean {
  return unread > 0 || lastMessage?.direction === 'in';
}
