/** Another conversation is open than before. */
export class CsConversationOpenEvent extends Event {
  static readonly type = 'cs-conversation-open';
  readonly detail: {
    /** null where the open one was closed. */
    readonly conversationId: string | null;
    readonly storeId: string | null;
    /** Whether it happened on this page or in another tab. */
    readonly origin: 'here' | 'elsewhere';
  };

  constructor(detail: CsConversationOpenEvent['detail']) {
    super('cs-conversation-open', { bubbles: true, composed: true });
    this.detail = detail;
  }
}

declare global {
  interface HTMLElementEventMap {
    'cs-conversation-open': CsConversationOpenEvent;
  }
}
