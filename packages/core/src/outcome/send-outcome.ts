import type { Message } from '@cs-inbox/protocol';
import type { Failure } from '../failure/failure.ts';

/** What one attempt came to. */
export type SendOutcome =
  | { readonly kind: 'accepted'; readonly message: Message }
  /** A parsed answer says no, and that nothing was committed. */
  | { readonly kind: 'refused'; readonly failure: Failure }
  /** It never reached the platform, and we can prove it. */
  | { readonly kind: 'unreached'; readonly failure: Failure }
  /** Everything else. `why` is a short code: `rejected`, `deadline`, `http-502` … */
  | { readonly kind: 'unknown'; readonly why: string };
