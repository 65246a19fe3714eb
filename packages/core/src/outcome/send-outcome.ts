import type { Message } from '@cs-inbox/protocol';
import type { Failure } from '../failure/failure.ts';

/** What one attempt came to. `retryAfterMs` is what the answer's own header asked for, from its arrival. */
export type SendOutcome =
  | { readonly kind: 'accepted'; readonly message: Message }
  /** A parsed answer says no, and that nothing was committed. */
  | { readonly kind: 'refused'; readonly failure: Failure; readonly retryAfterMs?: number | null }
  /** It never reached the platform, and we can prove it. */
  | { readonly kind: 'unreached'; readonly failure: Failure; readonly retryAfterMs?: number | null }
  /**
   * Everything else. `why` is a short code: `rejected`, `deadline`, `http-502` … `failure` is what the answer
   * says of the reason, without a proof; left out, it is the network's.
   */
  | { readonly kind: 'unknown'; readonly why: string; readonly failure?: Failure; readonly retryAfterMs?: number | null };
