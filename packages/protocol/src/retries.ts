import * as v from 'valibot';
import { Id } from './ids.ts';
import { Problem } from './problem.ts';
import { Message } from './resources.ts';

/** Most messages of one request. */
const KEYS_MAX = 1_000;

/** Body of `POST retries`: messages that were refused, by their keys, in the order in which they shall go. */
export const RetriesRequest = v.object({
  keys: v.pipe(v.array(Id), v.minLength(1), v.maxLength(KEYS_MAX)),
  reason: v.optional(v.pipe(v.string(), v.maxLength(500))),
  /** The operator who asks, as the page knows them; left out where the host names none. Anybody else's session has to refuse it. */
  account: v.optional(Id),
});
export type RetriesRequest = v.InferOutput<typeof RetriesRequest>;

/**
 * Answer 207 to `POST retries`: what became of each message, by its key and in any
 * order. Of a key that is left out nobody knows what became of it.
 */
export const RetriesReply = v.object({
  account: Id,
  items: v.pipe(
    v.array(
      v.variant('outcome', [
        v.object({ outcome: v.literal('accepted'), key: Id, message: Message }),
        v.object({ outcome: v.literal('refused'), key: Id, problem: Problem }),
      ]),
    ),
    v.maxLength(KEYS_MAX),
  ),
});
export type RetriesReply = v.InferOutput<typeof RetriesReply>;
