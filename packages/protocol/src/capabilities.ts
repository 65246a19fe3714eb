import * as v from 'valibot';
import { Id } from './ids.ts';

/** What a backend can do. The widget promises no more than this allows. */
export const Capabilities = v.object({
  protocol: v.literal(1),
  account: Id,
  /**
   * How long the backend remembers a key, in ms from its first arrival: a second
   * request with the same key in that time is answered with the first one's
   * message. 0 where it does not deduplicate.
   */
  deduplicationWindowMs: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  /** Whether `GET messages/{key}` tells what became of a key. */
  lookUp: v.boolean(),
  /** `sse` where `GET events` streams; else the widget polls `GET sync`. A word that we do not know reads as `none`. */
  stream: v.fallback(v.picklist(['sse', 'none']), 'none'),
  /** Whether `POST retries` tries messages again that the backend has refused; left out, it does not. */
  bulkRetry: v.optional(v.boolean()),
});
export type Capabilities = v.InferOutput<typeof Capabilities>;
