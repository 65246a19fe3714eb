import type { Message } from '@cs-inbox/protocol';

/** What the backend says of a key. */
export type LookUpOutcome =
  | { readonly kind: 'found'; readonly message: Message }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unknown'; readonly why: string };
