import type { FailureCause } from '@cs-inbox/protocol';
import type { Failure } from './failure.ts';

/** What a failure of one cause means: for the message that met it, for those behind it, and for people. */
export interface CauseRow {
  /** Who waits until it is healed: nobody, the later messages of its conversation, or all of its store. */
  readonly holds: 'nothing' | 'conversation' | 'store';
  /** What sends it again without a person. */
  readonly heals: 'network' | 'time' | 'login' | 'nothing';
  /** Whether a person may send it again under its key; `as-told` where the backend knows. */
  readonly retry: 'yes' | 'as-told' | 'no';
  /** What stands beside it for a person to do. */
  readonly action: 'retry' | 'log-in' | 'edit' | 'none';
  /** Who must act before it can arrive. */
  readonly actor: 'machine' | 'operator' | 'administrator' | 'platform' | 'support' | 'nobody';
  /** Whether it is among those that are sent again every morning. */
  readonly daily: 'yes' | 'as-told' | 'no';
}

/** The table of SPEC.md, "What each failure means". A new cause breaks the build here, in the words and in the tests. */
export const causes = {
  network: { holds: 'conversation', heals: 'network', retry: 'yes', action: 'retry', actor: 'machine', daily: 'no' },
  throttled: { holds: 'store', heals: 'time', retry: 'yes', action: 'retry', actor: 'machine', daily: 'no' },
  quota: { holds: 'store', heals: 'nothing', retry: 'yes', action: 'retry', actor: 'operator', daily: 'yes' },
  login: { holds: 'store', heals: 'login', retry: 'yes', action: 'log-in', actor: 'operator', daily: 'no' },
  content: { holds: 'nothing', heals: 'nothing', retry: 'no', action: 'edit', actor: 'operator', daily: 'no' },
  recipient: { holds: 'nothing', heals: 'nothing', retry: 'no', action: 'none', actor: 'nobody', daily: 'no' },
  platform: { holds: 'conversation', heals: 'time', retry: 'as-told', action: 'retry', actor: 'platform', daily: 'yes' },
  config: { holds: 'store', heals: 'nothing', retry: 'yes', action: 'retry', actor: 'administrator', daily: 'no' },
  storage: { holds: 'conversation', heals: 'time', retry: 'yes', action: 'none', actor: 'operator', daily: 'no' },
  unknown: { holds: 'nothing', heals: 'nothing', retry: 'as-told', action: 'retry', actor: 'support', daily: 'as-told' },
} as const satisfies Record<FailureCause, CauseRow>;

/** Whether the same message may be sent again under its key. */
export function mayRetry({ cause, class: kind, retryable }: Failure): boolean {
  const { retry } = causes[cause];
  return retry === 'yes' || (retry === 'as-told' && retryable && kind !== 'permanent');
}

/** Who waits for a message that was refused so. One that can never be sent again holds nobody up. */
export function holdsOf(failure: Failure): CauseRow['holds'] {
  return mayRetry(failure) ? causes[failure.cause].holds : 'nothing';
}
