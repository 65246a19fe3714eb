/** Why the platform does not take a message. */
export type Hindrance =
  /** Too much was sent for the store: nothing is taken before `until`, in ms since 1970. `retryAfter`: the answer says when. */
  | { readonly kind: 'throttled'; readonly until: number; readonly retryAfter: boolean }
  /** The store has to log in again. 401: its login expired; 403: its access was taken away. */
  | { readonly kind: 'login'; readonly status: 401 | 403 }
  /** The platform objects to words, which are given as they stand in the text. */
  | { readonly kind: 'content'; readonly words: readonly string[] };
