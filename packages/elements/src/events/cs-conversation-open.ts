import { HostEvent } from './host-event.ts';

/** Another conversation is open than before. */
export class CsConversationOpenEvent extends HostEvent<{
  /** null where the open one was closed. */
  readonly conversationId: string | null;
  readonly storeId: string | null;
  /** Whether it happened on this page or in another tab. */
  readonly origin: 'here' | 'elsewhere';
}> {
  static readonly type = 'cs-conversation-open';
}

declare global {
  interface HTMLElementEventMap {
    'cs-conversation-open': CsConversationOpenEvent;
  }
}
