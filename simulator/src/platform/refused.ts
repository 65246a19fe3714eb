import type { Hindrance } from '../faults/hindrance.ts';

/** Why a message was not taken: something stands against it, or the request itself is wrong. */
export type Refused =
  | Hindrance
  | { readonly kind: 'malformed' | 'no-such-conversation' | 'wrong-store' | 'text-too-long' | 'key-reused' };
