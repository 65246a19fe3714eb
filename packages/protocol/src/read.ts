import * as v from 'valibot';
import { Id } from './ids.ts';

/** Body of `PUT conversations/{conversationId}/read`: every message up to this position has been seen by an operator. */
export const ReadRequest = v.object({ position: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) });
export type ReadRequest = v.InferOutput<typeof ReadRequest>;

export const ReadReply = v.object({ account: Id });
export type ReadReply = v.InferOutput<typeof ReadReply>;
