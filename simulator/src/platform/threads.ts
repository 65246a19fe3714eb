import type { ConversationId } from '@cs-inbox/protocol';
import { ChunkedList } from '../chunked-list.ts';
import type { PlatformThread } from './platform-thread.ts';

/** The conversations of a platform in their order. Their number never changes, so a new version shares the index. */
export class Threads {
  readonly #index: ReadonlyMap<ConversationId, number>;
  readonly inOrder: ChunkedList<PlatformThread>;

  constructor(inOrder: ChunkedList<PlatformThread>, index?: ReadonlyMap<ConversationId, number>) {
    this.inOrder = inOrder;
    this.#index = index ?? new Map(inOrder.toArray().map(({ conversation }, place) => [conversation.id, place]));
  }

  /** A copy. */
  get list(): readonly PlatformThread[] {
    return this.inOrder.toArray();
  }

  get(id: ConversationId): PlatformThread | undefined {
    const place = this.#index.get(id);
    return place === undefined ? undefined : this.inOrder.at(place);
  }

  /** With one of them replaced by its next version. */
  with(thread: PlatformThread): Threads {
    const place = this.#index.get(thread.conversation.id);
    return place === undefined ? this : new Threads(this.inOrder.with(place, thread), this.#index);
  }
}
