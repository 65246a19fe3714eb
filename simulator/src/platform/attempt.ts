import type { AccountId, ConversationId, FailureCause, MessageKey, StoreId } from '@cs-inbox/protocol';
import type { Breakage } from '../breakage.ts';

/** One departure of a message, as the simulator saw it: it is the network, so it sees also what never arrived. */
export interface Attempt {
  /** Place among all attempts, from 1. */
  readonly sequence: number;
  /** When it left the client, in ms since 1970. */
  readonly at: number;
  /** Whose client it left. */
  readonly operator: AccountId;
  readonly key: MessageKey;
  readonly conversationId: ConversationId;
  readonly storeId: StoreId;
  readonly text: string;
  /** Which message this is in its conversation, by its first departure, from 1. */
  readonly ordinal: number;
  /** How manieth departure of its key, from 1. */
  readonly departure: number;
  /** Whether it reached the platform. */
  readonly arrived: boolean;
  /** Whether this very attempt made the platform take the message. */
  readonly committed: boolean;
  /** What the client got: a whole answer, or how it broke. */
  readonly outcome: 'reply' | Breakage;
  /** Of the answer that the platform gave, whether or not the client saw it; null where there was none. */
  readonly status: number | null;
  /** What the client learnt from this attempt; null where it cannot know what became of it. */
  readonly told: 'accepted' | 'refused' | null;
  /** When it learnt that, in ms since 1970. */
  readonly toldAt: number | null;
  /** Why it was refused. */
  readonly cause: FailureCause | null;
  /** The time that the client was told to wait for, in ms since 1970. */
  readonly retryAt: number | null;
  /** The id of the rule that bit, or null. */
  readonly rule: string | null;
}
