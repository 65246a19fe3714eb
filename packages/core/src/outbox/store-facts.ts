import type { Pace } from '@cs-inbox/protocol';

/** What the sending side needs to know of a store. */
export interface StoreFacts {
  /** The platform's word, by which its codes are read; left out where nobody says. */
  readonly platform?: string;
  /** The site, as an ISO 3166 alpha-2 code. */
  readonly market: string;
  /** How fast the platform takes messages from it, or null where nobody knows. */
  readonly pace: Pace | null;
}
