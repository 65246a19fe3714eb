import type { Message, MessageKey } from '@cs-inbox/protocol';
import type { ArrivedOnes } from '../outbox/arrived.ts';
import type { Bubble } from './bubble.ts';

/** One thread as it is shown, and what it was made of: the next one is made of what differs. */
export interface Timeline {
  readonly bubbles: readonly Bubble[];
  readonly messages: readonly Message[];
  /** One for each message, in their order. */
  readonly confirmed: readonly Bubble[];
  readonly arrived: ArrivedOnes;
  readonly hasBlocked: boolean;
  /** Those of the own messages. */
  readonly keys: ReadonlySet<MessageKey>;
  /** What is still on its way or has failed, and in front of how many messages each stands. */
  readonly pending: readonly Bubble[];
  readonly places: readonly number[];
}
