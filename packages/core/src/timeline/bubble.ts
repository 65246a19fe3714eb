import type { Message, MessageKey } from '@cs-inbox/protocol';
import type { Delivery } from '../delivery/ladder.ts';
import type { Failure } from '../failure/failure.ts';
import type { Eligibility, Resumption } from '../retry/eligibility.ts';

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
  /** Whether a person may send it again, and if not, why; null where it has not failed. */
  readonly retry: Eligibility | null;
  /** What sends it by itself; null where nothing does, or nothing has to. */
  readonly resumes: Resumption | null;
  /** Later messages that wait behind it for somebody's decision; 0 for most. */
  readonly holdsUp: number;
}
