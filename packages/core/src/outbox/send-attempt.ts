import type { FailureCause } from '@cs-inbox/protocol';

/** What set an attempt off. */
export type SendTrigger = 'first' | 'automatic' | 'reconnect' | 'manual' | 'bulk';

/** One departure of a message. Look-ups and what never left are not attempts. */
export interface SendAttempt {
  /** 1 for the first. */
  readonly number: number;
  readonly trigger: SendTrigger;
  /** Name of the operator who asked for it, or ''. */
  readonly by: string;
  /** Why they asked for it, or ''. */
  readonly reason: string;
  /** ms since the epoch. */
  readonly departedAt: number;
  /** ms since the epoch, or null while it is on its way (or its tab died). */
  readonly endedAt: number | null;
  readonly outcome: 'accepted' | 'refused' | 'unreached' | 'unknown' | null;
  /** Why it did not arrive; null where it did, or nobody knows yet. */
  readonly cause: FailureCause | null;
  /** Short code behind the outcome, or ''. */
  readonly code: string;
  readonly requestId: string;
}
