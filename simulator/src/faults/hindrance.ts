/** How a throttled answer says when it may go again. */
export const retryAfterForms = ['seconds', 'http-date', 'skewed-date', 'zero', 'negative', 'huge', 'garbage', 'body', 'none'] as const;

/**
 * `seconds`, `http-date`: as the standard says. `skewed-date`: by a clock that is
 * an hour ahead, as the header `date` beside it says. `body`: `retryAt` in the Problem alone. `none`: not at all.
 */
export type RetryAfterForm = (typeof retryAfterForms)[number];

/** Why the platform does not take a message. Times in ms since 1970. */
export type Hindrance =
  /** Too much was sent for the store: nothing is taken before `until`. */
  | { readonly kind: 'throttled'; readonly until: number; readonly retryAfter: RetryAfterForm }
  /** The day's messages of the store are used up until the reset. */
  | { readonly kind: 'quota'; readonly until: number }
  /** The store has to log in again. 401: its login expired; 403: its access was taken away; 200: the same as 401, said in the body alone. */
  | { readonly kind: 'login'; readonly status: 401 | 403 | 200 }
  /** The backend itself is not allowed in: a 403 that no login heals. */
  | { readonly kind: 'forbidden'; readonly why: 'ip' | 'permission'; readonly until: number | null }
  /** The platform objects to words, which are given as they stand in the text. */
  | { readonly kind: 'content'; readonly words: readonly string[] }
  /** This buyer cannot be written to. */
  | { readonly kind: 'recipient'; readonly why: RecipientReason; readonly until: number | null }
  /** The platform's own fault, and it proves that nothing was committed. */
  | { readonly kind: 'outage'; readonly status: 500 | 502 | 503 | 504; readonly until: number | null; readonly retryAfter: boolean }
  /** A code that nobody knows. */
  | { readonly kind: 'unknown'; readonly code: string; readonly retryable: boolean };

export const recipientReasons = ['opted-out', 'blocked', 'window-closed', 'market-closed', 'chatbot'] as const;
export type RecipientReason = (typeof recipientReasons)[number];
