/** The backend has confirmed a message. */
export class CsMessageSentEvent extends Event {
  static readonly type = 'cs-message-sent';
  readonly detail: {
    readonly key: string;
    readonly conversationId: string;
    readonly messageId: string;
    /** Whether it happened on this page or in another tab. */
    readonly origin: 'here' | 'elsewhere';
  };

  constructor(detail: CsMessageSentEvent['detail']) {
    super('cs-message-sent', { bubbles: true, composed: true });
    this.detail = detail;
  }
}

declare global {
  interface HTMLElementEventMap {
    'cs-message-sent': CsMessageSentEvent;
  }
}
