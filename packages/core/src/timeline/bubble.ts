import type { Message, MessageKey } from '@cs-inbox/protocol';
import type { Delivery } from '../delivery/ladder.ts';
import type { Failure } from '../failure/failure.ts';
import type { Hold } from '../outbox/hold.ts';
import type { SendAttempt } from '../outbox/send-attempt.ts';
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
  /** What it shows beside its text; most have none. */
  readonly attachment?: Message['attachment'];
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
  /** Why it does not go though nothing is wrong with it, or null. */
  readonly hold: Hold | null;
  /** ms since the epoch when it was first on its way, while nobody knows what became of it; else null. */
  readonly sendingSince: number | null;
  /** Whether only a person can say what becomes of it: it may have arrived, and the backend cannot be asked. */
  readonly asks: boolean;
  /** Whether it has failed and a later message goes past it, which ends its retry. */
  readonly yields: boolean;
  /** Its departures so far, oldest first, at most 50. */
  readonly history: readonly SendAttempt[];
}
