import type { Conversation, Message, MessageId } from '@cs-inbox/protocol';
import type { PlatformThread } from './platform-thread.ts';
import { logged } from './change-log.ts';
import type { PlatformState } from './platform-state.ts';

/** What changes when something is written, delivered or read. */
export type Correspondence = Pick<PlatformState, 'threads' | 'log'>;

/** With one thread replaced and its changed message and conversation in the log. */
export function withThread({ threads, log }: Correspondence, thread: PlatformThread, message: Message | null, at: number): Correspondence {
  const conversationId = thread.conversation.id;
  const told = message === null ? log : logged(log, { at, conversationId, position: message.position });
  return { threads: threads.with(thread), log: logged(told, { at, conversationId, position: null }) };
}

/** The state with one thread replaced and its changed message and conversation in the log. */
export function updateThread(state: PlatformState, thread: PlatformThread, message: Message | null, at = state.now): PlatformState {
  const { threads, log } = withThread(state, thread, message, at);
  return { ...state, threads, log };
}

/** The thread with one more message, and with what that changes of its conversation. */
export function appendMessage(thread: PlatformThread, message: Message, changes: Partial<Conversation>): PlatformThread {
  return {
    ...thread,
    messages: thread.messages.appended(message),
    conversation: { ...thread.conversation, ...changes, lastMessage: message },
  };
}

/** The id of a message that the platform itself makes: another epoch must not reuse it. */
export function messageIdAt(state: PlatformState, thread: PlatformThread, position: number): MessageId {
  return `${thread.conversation.id}.${state.epoch}.m${position}`;
}

/** The position that the next message of a thread gets. */
export function nextPosition(thread: PlatformThread): number {
  return (thread.messages.last()?.position ?? 0) + 1;
}
