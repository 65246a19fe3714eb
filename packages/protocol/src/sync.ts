import * as v from 'valibot';
import { Id } from './ids.ts';
import { PAGE_ITEMS_MAX } from './limits.ts';
import { Conversation, Message, Store } from './resources.ts';

const page = <S extends v.GenericSchema>(item: S) => v.pipe(v.array(item), v.maxLength(PAGE_ITEMS_MAX));

/**
 * Answer of `GET sync?cursor=…`. The backend, not the client, says whether it is
 * full (replaces what is known) or incremental (adds to it). Pages follow each
 * other by `cursor` while `hasMore`.
 */
export const SyncPage = v.object({
  account: Id,
  /** Changes when the backend's log was restored or replaced: cursors of another epoch mean nothing. */
  epoch: Id,
  mode: v.picklist(['full', 'incremental']),
  cursor: Id,
  hasMore: v.boolean(),
  stores: page(Store),
  conversations: page(Conversation),
  messages: page(Message),
});
export type SyncPage = v.InferOutput<typeof SyncPage>;

/** Answer of `GET conversations/{id}/messages?before=<position>&limit=<n>`: rising by position. */
export const HistoryPage = v.object({
  account: Id,
  conversationId: Id,
  messages: page(Message),
  hasMore: v.boolean(),
});
export type HistoryPage = v.InferOutput<typeof HistoryPage>;

const sequenced = { cursor: Id, sequence: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) };

/** One event of the stream; a type that we do not know is passed over, and its cursor kept. */
export const ServerEvent = v.union([
  v.variant('type', [
    v.object({ type: v.literal('message'), ...sequenced, message: Message }),
    v.object({ type: v.literal('conversation'), ...sequenced, conversation: Conversation }),
    v.object({ type: v.literal('store'), ...sequenced, store: Store }),
  ]),
  v.pipe(
    v.object({ type: v.pipe(v.string(), v.notValues(['message', 'conversation', 'store'], 'malformed event of a known type')), ...sequenced }),
    v.transform(({ cursor, sequence }) => ({ type: 'unknown' as const, cursor, sequence })),
  ),
]);
export type ServerEvent = v.InferOutput<typeof ServerEvent>;
