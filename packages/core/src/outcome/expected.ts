import type { AccountId, ConversationId, Message, MessageKey } from '@cs-inbox/protocol';
import type { CodeTable } from '../failure/platform-codes.ts';

/** What an answer must echo before it is believed. `account` is null where the host names none. */
export interface Expected {
  readonly account: AccountId | null;
  readonly conversationId: ConversationId;
  readonly key: MessageKey;
  /** The platform of its store, and what the codes of platforms mean: without them no code is read. */
  readonly platform?: string;
  readonly codes?: CodeTable;
}

/** Whether an answer was given to the operator who asked. */
export function isAccount(echoed: AccountId, account: AccountId | null): boolean {
  return account === null || echoed === account;
}

/** Whether a message is the one that was sent. */
export function isExpected(message: Message, { conversationId, key }: Expected): boolean {
  return message.key === key && message.conversationId === conversationId && message.direction === 'out';
}
