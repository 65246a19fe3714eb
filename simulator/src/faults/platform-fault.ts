import type { Hindrance } from './hindrance.ts';

/** A message that the platform is about to take: it is in order, and its key was never accepted. */
export interface Offer {
  /** Which message it would be of all that were sent, from 1. */
  readonly nthSend: number;
  readonly text: string;
  /** ms since 1970. */
  readonly now: number;
}

/**
 * A way to break that sits at the platform, before the commit: whatever it
 * refuses reaches no buyer. To write the next one: a file with the type of its
 * rule and a constant of this type; its rule in `rule.ts`, its line in
 * `hindrance-of.ts`.
 */
export interface PlatformFault<R extends { readonly do: string }> {
  readonly do: R['do'];
  /** What stands against the message, or null where this fault lets it pass. */
  hinder(rule: R, offer: Offer): Hindrance | null;
}
