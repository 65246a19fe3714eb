import type { Message, MessageKey } from '@cs-inbox/protocol';
import type { Delivery } from '../delivery/ladder.ts';
import type { Failure } from '../failure/failure.ts';

/** One message of a thread as the eye meets it, whether the backend has it or only we do. */
export interface Bubble {
  /** Stays the same when an outbox entry becomes a confirmed message. */
  readonly id: string;
  /** Set on own messages that a client of this protocol sent. */
  readonly key: MessageKey | null;
  readonly direction: Message['direction'];
  readonly kind: Message['kind'];
  readonly text: string;
  /** ms since the epoch. */
  readonly at: number;
  readonly delivery: Delivery;
  readonly failure: Failure | null;
  /** Departures so far that reached the wire; 1 for most. */
  readonly attempts: number;
}
