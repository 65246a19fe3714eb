/** Whether a message that was refused may be sent again by a person, and if not, which condition fails. */
export type Eligibility =
  /** At once, or from `at` on (ms since the epoch). */
  | { readonly verdict: 'may'; readonly at: number | null }
  /** Not before something else has happened: the store's login, the end of its pause, the end of a wait in front of it, the answer to a later message. */
  | { readonly verdict: 'waits'; readonly for: 'login' | 'paused' | 'earlier' | 'answer' }
  /** Its cause forbids it; or a later message has reached the contact, `newerAt` ms since the epoch. */
  | { readonly verdict: 'never'; readonly why: 'cause' }
  | { readonly verdict: 'never'; readonly why: 'newer'; readonly newerAt: number };

/** What sends a message without a person. `at` is ms since the epoch. */
export type Resumption =
  | { readonly on: 'time'; readonly at: number }
  | { readonly on: 'login' }
  /** The daily retry: by this widget at a time, or by the backend itself, which says none. */
  | { readonly on: 'morning'; readonly at: number | null }
  | { readonly on: 'network' };

/** Whether the verdict is "now". */
export function mayGoNow(eligibility: Eligibility, now: number): boolean {
  return eligibility.verdict === 'may' && (eligibility.at === null || eligibility.at <= now);
}
