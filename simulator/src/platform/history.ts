import type { ConversationId } from '@cs-inbox/protocol';
import { answered, type Handled } from './handled.ts';
import type { PlatformState } from './platform-state.ts';
import { json } from './reply.ts';
import { noConversation } from './send.ts';

/** `GET conversations/{id}/messages?before=<position>&limit=<n>`. */
export function history(state: PlatformState, conversationId: ConversationId, before: number | null, limit: number): Handled {
  const thread = state.threads.get(conversationId);
  if (thread === undefined) return noConversation(state, conversationId);
  const all = thread.messages.toArray();
  const older = before === null ? all : all.filter(({ position }) => position < before);
  const messages = older.slice(-limit);
  return answered(state, json(200, { account: state.account, conversationId, messages, hasMore: messages.length < older.length }), { shows: messages.map(({ key }) => key).filter((key) => key !== null) });
}
