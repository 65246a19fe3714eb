import type { Answered, LookUpOutcome, SendOutcome, StreamNews } from '@cs-inbox/core';
import type { Capabilities, ConversationId, HistoryPage, MessageKey, SyncCursor, SyncPage } from '@cs-inbox/protocol';
import type { OutgoingMessage } from '@cs-inbox/state';

/**
 * What a host plugs in where its backend does not speak the project's protocol.
 * Each verb resolves with a value. One that rejects is taken for an answer that
 * never came: a send is then unconfirmed, everything else is asked again.
 */
export interface Backend {
  capabilities(signal: AbortSignal): Promise<Answered<Capabilities>>;
  send(message: OutgoingMessage, signal: AbortSignal): Promise<SendOutcome>;
  /**
   * Sends refused messages again in one request; an outcome by key, and of what has none nobody knows what became
   * of it. Left out where there is no such request: each is then sent by itself.
   * @param reason in the operator's words, or ''
   */
  retryMany?(messages: readonly OutgoingMessage[], reason: string, signal: AbortSignal): Promise<ReadonlyMap<MessageKey, SendOutcome>>;
  lookUp(message: Pick<OutgoingMessage, 'key' | 'conversationId'>, signal: AbortSignal): Promise<LookUpOutcome>;
  sync(cursor: SyncCursor | null, signal: AbortSignal): Promise<Answered<SyncPage>>;
  /**
   * Tells what changes behind a cursor as it happens: `heard` gets each event in its order, and `alive` at least every
   * 15 s where there is none. Only `ended`, a throw or a rejection ends it; what it returns says nothing else. Left out
   * where there is no such thing: the backend is then asked again and again.
   * @param signal aborts when nobody listens any more
   */
  stream?(cursor: SyncCursor, heard: (news: StreamNews) => void, signal: AbortSignal): void | Promise<void>;
  history(
    conversationId: ConversationId,
    before: number | null,
    limit: number,
    signal: AbortSignal,
  ): Promise<Answered<HistoryPage>>;
  read(conversationId: ConversationId, position: number, signal: AbortSignal): Promise<Answered<unknown>>;
}
