import * as v from 'valibot';
import { Id } from './ids.ts';
import { TEXT_LENGTH_MAX } from './limits.ts';
import { Message } from './resources.ts';

/** Body of `PUT conversations/{conversationId}/messages/{key}`: the same bytes on every attempt. */
export const SendRequest = v.object({
  storeId: Id,
  text: v.pipe(v.string(), v.minLength(1), v.maxLength(TEXT_LENGTH_MAX)),
  /** Key of the failed message in whose place this one was written. */
  replaces: v.optional(Id),
  /** The operator who sends it, as the page knows them; left out where the host names none. Anybody else's session has to refuse it. */
  account: v.optional(Id),
});
export type SendRequest = v.InferOutput<typeof SendRequest>;

/** 201 on the first arrival of a key, 200 on every later one, with the same message. */
export const SendReply = v.object({ account: Id, key: Id, message: Message });
export type SendReply = v.InferOutput<typeof SendReply>;

/** Answer of `GET messages/{key}`; `message` is null where the backend never accepted that key. */
export const LookUpReply = v.object({ account: Id, key: Id, message: v.nullable(Message) });
export type LookUpReply = v.InferOutput<typeof LookUpReply>;
