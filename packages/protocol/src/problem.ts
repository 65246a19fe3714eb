import * as v from 'valibot';
import { Id } from './ids.ts';
import { NAME_LENGTH_MAX, PAGE_ITEMS_MAX } from './limits.ts';
import { Instant } from './resources.ts';

/** Why something failed: one closed union for the whole product. */
export const FailureCause = v.picklist([
  'network',
  'throttled',
  'quota',
  'login',
  'content',
  'recipient',
  'platform',
  'config',
  'storage',
  'unknown',
]);
export type FailureCause = v.InferOutput<typeof FailureCause>;

/** `retryable`: the same may pass later. `business`: a rule of the platform. `permanent`: it never will. */
export const FailureClass = v.picklist(['retryable', 'business', 'permanent']);
export type FailureClass = v.InferOutput<typeof FailureClass>;

const ShortText = v.pipe(v.string(), v.maxLength(NAME_LENGTH_MAX));

/**
 * A refusal: `application/problem+json` of RFC 9457 with the members below.
 * Without `committed`, or without the account and key that it is about, an answer
 * proves nothing: anybody between us and the backend could have given it.
 */
export const Problem = v.object({
  account: Id,
  /** The key that it speaks of; an answer to a send must echo it. */
  key: v.optional(v.nullable(Id), null),
  title: v.optional(ShortText, ''),
  detail: v.optional(v.pipe(v.string(), v.maxLength(4_000)), ''),
  cause: v.fallback(FailureCause, 'unknown'),
  class: FailureClass,
  retryable: v.boolean(),
  /**
   * Speaks of the key, not of the attempt: false only where no attempt under this
   * key was ever accepted. A backend that cannot say so yet (a login check in front
   * of it, say) leaves the member out, and the client looks the key up.
   */
  committed: v.boolean(),
  /** When it may go again, or null where nobody knows. */
  retryAt: v.optional(v.nullable(Instant), null),
  /** The platform's own code, kept and shown. */
  code: v.optional(ShortText, ''),
  requestId: v.optional(ShortText, ''),
  /** The words that the platform objected to. */
  words: v.optional(v.pipe(v.array(ShortText), v.maxLength(PAGE_ITEMS_MAX)), []),
});
export type Problem = v.InferOutput<typeof Problem>;
