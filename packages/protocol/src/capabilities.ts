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
  /** Whether the backend itself sends refused messages again every morning; then the widget shows it and leaves it alone. Left out, it does not. */
  dailyRetry: v.optional(v.boolean()),
  /** How many sends the backend takes at once, from 1 to 32, where connections are not the limit (HTTP/2). Left out: 4. */
  sendsAtOnce: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(32))),
  /** A conversation of the account in which nobody minds a message: the widget sends its test messages there, and nowhere else. Left out, it sends none. */
  testConversation: v.optional(Id),
});
export type Capabilities = v.InferOutput<typeof Capabilities>;
