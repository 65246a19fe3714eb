import type { MessageKey, ServerEvent } from '@cs-inbox/protocol';
import type { Change } from '../platform/change-log.ts';
import { writeCursor } from '../platform/cursor.ts';
import { messageAt } from '../platform/message-at.ts';
import type { PlatformState } from '../platform/platform-state.ts';

/** One event as it goes over the wire, or a comment. */
export interface EventFrame {
  readonly text: string;
  /** Sequence number of the change that it tells; null for a comment. */
  readonly sequence: number | null;
  /** The key of the message that it shows, where a client sent it. */
  readonly shows: MessageKey | null;
}

/** The event of one change. `sequence`: of the change itself. Null where there is nothing to tell of it any more. */
export function eventFrame(state: PlatformState, change: Change, sequence: number): EventFrame | null {
  const event = eventOf(state, change);
  if (event === null) return null;
  // A cursor says what comes next.
  const cursor = writeCursor(state.epoch, { sequence: sequence + 1, conversations: null });
  const message = event.type === 'message' ? event.message : null;
  return { text: `id: ${cursor}\ndata: ${JSON.stringify({ ...event, cursor, sequence })}\n\n`, sequence, shows: message?.key ?? null };
}

type Told = Exclude<ServerEvent, { readonly type: 'unknown' }>;
type Untold<E> = E extends unknown ? Omit<E, 'cursor' | 'sequence'> : never;

function eventOf(state: PlatformState, change: Change): Untold<Told> | null {
  if ('storeId' in change) {
    const store = state.stores.find(({ id }) => id === change.storeId);
    return store === undefined ? null : { type: 'store', store };
  }
  const thread = state.threads.get(change.conversationId);
  if (thread === undefined) return null;
  if (change.position === null) return { type: 'conversation', conversation: thread.conversation };
  const message = messageAt(thread, change.position);
  return message === null ? null : { type: 'message', message };
}
