import type { Conversation, Message } from '@cs-inbox/protocol';
import type { Language } from './language.ts';

/** A conversation with everything that was written in it, rising by position. */
export interface Thread {
  readonly conversation: Conversation;
  readonly language: Language;
  readonly messages: readonly Message[];
  /** How many messages (keys) clients have sent off to it, wherever they ended. */
  readonly departed: number;
}
