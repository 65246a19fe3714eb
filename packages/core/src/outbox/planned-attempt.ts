import type { Failure } from '../failure/failure.ts';
import type { SendTrigger } from './send-attempt.ts';

/** A departure that somebody has asked for and that has not left yet. */
export interface PlannedAttempt {
  readonly trigger: SendTrigger;
  /** Name of the operator, or ''. */
  readonly by: string;
  /** Why, in the operator's words, or ''. At most 500 UTF-16 code units. */
  readonly reason: string;
  /** For what it failed before, to be told again should it be overtaken before it leaves. */
  readonly failure: Failure | null;
}
