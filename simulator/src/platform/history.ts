import type { ConversationId } from '@cs-inbox/protocol';
import { answered, type Handled } from './handled.ts';
import type { PlatformState } from './platform-state.ts';
import { json, refuse } from './reply.ts';

/** `GET conversations/{id}/messages?before=<position>&limit=<n>`. */
export function history(state: PlatformState, conversationId: ConversationId, before: number | null, limit: number): Handled {
  const thread = state.threads.get(conversationId);
  if (thread === undefined) {
    const detail = `There is no conversation ${conversationId}.`;
    return answered(state, refuse(state, { status: 404, title: 'No such conversation', detail, code: 'no-such-conversation', cause: 'recipient' }));
  }
  const older = before === null ? thread.messages : thread.messages.filter(({ position }) => position < before);
  const messages = older.slice(-limit);
  return answered(state, json(200, { account: state.account, conversationId, messages, hasMore: messages.length < older.length }));
}
