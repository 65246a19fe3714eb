import type { Conversation, Message, MessageId } from '@cs-inbox/protocol';
import type { Thread } from '../world/thread.ts';
import { logged } from './change-log.ts';
import type { PlatformState } from './platform-state.ts';

/** The state with one thread replaced and its changed message and conversation in the log. */
export function updateThread(state: PlatformState, thread: Thread, message: Message | null): PlatformState {
  const conversationId = thread.conversation.id;
  const conversation = { conversationId, position: null };
  const changes = message === null ? [conversation] : [{ conversationId, position: message.position }, conversation];
  return { ...state, threads: new Map(state.threads).set(conversationId, thread), log: logged(state.log, changes) };
}

/** The thread with one more message, and with what that changes of its conversation. */
export function appendMessage(thread: Thread, message: Message, changes: Partial<Conversation>): Thread {
  return {
    ...thread,
    messages: [...thread.messages, message],
    conversation: { ...thread.conversation, ...changes, lastMessage: message },
  };
}

/** The id of a message that the platform itself makes: another epoch must not reuse it. */
export function messageIdAt(state: PlatformState, thread: Thread, position: number): MessageId {
  return `${thread.conversation.id}.${state.epoch}.m${position}`;
}

/** The position that the next message of a thread gets. */
export function nextPosition(thread: Thread): number {
  return (thread.messages.at(-1)?.position ?? 0) + 1;
}
