import { type ConversationId, parseJson, ReadRequest } from '@cs-inbox/protocol';
import { answered, type Handled } from './handled.ts';
import type { PlatformState } from './platform-state.ts';
import type { PlatformThread } from './platform-thread.ts';
import { json, refuse } from './reply.ts';
import { noConversation } from './send.ts';
import { updateThread } from './update-thread.ts';

/** `PUT conversations/{id}/read`: buyer messages up to a position are seen. */
export function read(state: PlatformState, conversationId: ConversationId, body: string | null): Handled {
  const parsed = parseJson(ReadRequest, body ?? '');
  if (!parsed.ok) {
    const detail = `The body is no read request: ${parsed.why}. It is {"position": 12}.`;
    return answered(state, refuse(state, { status: 400, title: 'Malformed request', detail, code: 'malformed' }));
  }
  const thread = state.threads.get(conversationId);
  if (thread === undefined) return noConversation(state, conversationId);
  const { position } = parsed.value;
  const { conversation } = thread;
  const unread = Math.min(conversation.unread, fromBuyerAfter(thread, position));
  const reply = json(200, { account: state.account });
  if (unread === conversation.unread) return answered(state, reply);
  return answered(updateThread(state, { ...thread, conversation: { ...conversation, unread } }, null), reply);
}

/** How many messages of its buyer stand after a position. */
function fromBuyerAfter({ messages }: PlatformThread, position: number): number {
  let count = 0;
  for (let place = messages.length - 1; place >= 0; place--) {
    const message = messages.at(place);
    if (message === undefined || message.position <= position) break;
    if (message.direction === 'in') count++;
  }
  return count;
}
