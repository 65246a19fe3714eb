import type { Answer } from '../answer.ts';

/**
 * When a fault is asked. `before-arrival`: the request is on its way to the
 * platform. `after-commit`: the platform has done what it was asked. `in-flight`:
 * the reply is on its way back.
 */
export type Phase = 'before-arrival' | 'after-commit' | 'in-flight';

/** What a fault may know of the request that it could spoil. */
export interface Moment {
  readonly phase: Phase;
  /** ms since the platform was started: when the request arrives. */
  readonly sinceMs: number;
  /** ms that the answer will take. */
  readonly delayMs: number;
  /** Which message this is of all that were sent, from 1; null unless this very request was its first arrival. */
  readonly nthSend: number | null;
}

/**
 * One way to break on the way to the platform or back; what the platform itself
 * refuses is a `PlatformFault`. To write the next one: a file with the type of its
 * rule and a constant of this type; its rule in `rule.ts`, its line in `bite.ts`.
 */
export interface Fault<R extends { readonly do: string }> {
  readonly do: R['do'];
  /** The answer that the client gets instead, or null where this fault lets the moment pass. */
  bite(rule: R, moment: Moment): Answer | null;
}
