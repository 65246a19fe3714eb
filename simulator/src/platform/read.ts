import { type ConversationId, parseJson, ReadRequest } from '@cs-inbox/protocol';
import { answered, type Handled } from './handled.ts';
import type { PlatformState } from './platform-state.ts';
import { json, refuse } from './reply.ts';
import { updateThread } from './update-thread.ts';

/** `PUT conversations/{id}/read`: buyer messages up to a position are seen. */
export function read(state: PlatformState, conversationId: ConversationId, body: string | null): Handled {
  const parsed = parseJson(ReadRequest, body ?? '');
  if (!parsed.ok) {
    const detail = `The body is no read request: ${parsed.why}. It is {"position": 12}.`;
    return answered(state, refuse(state, { status: 400, title: 'Malformed request', detail, code: 'malformed' }));
  }
  const thread = state.threads.get(conversationId);
  if (thread === undefined) {
    const detail = `There is no conversation ${conversationId}.`;
    return answered(state, refuse(state, { status: 404, title: 'No such conversation', detail, code: 'no-such-conversation', cause: 'recipient' }));
  }
  const { position } = parsed.value;
  const { conversation } = thread;
  const after = thread.messages.filter((message) => message.direction === 'in' && message.position > position).length;
  const unread = Math.min(conversation.unread, after);
  const reply = json(200, { account: state.account });
  if (unread === conversation.unread) return answered(state, reply);
  return answered(updateThread(state, { ...thread, conversation: { ...conversation, unread } }, null), reply);
}
