import type { Message } from '@cs-inbox/protocol';
import type { ChunkedList } from '../chunked-list.ts';
import type { Thread } from '../world/thread.ts';

/** A conversation as the platform goes on with it. */
export interface PlatformThread extends Omit<Thread, 'messages'> {
  /** Rising by position. */
  readonly messages: ChunkedList<Message>;
}
