/** Nobody knows yet whether the backend has a message. */
export class CsMessageUnconfirmedEvent extends Event {
  static readonly type = 'cs-message-unconfirmed';
  readonly detail: {
    readonly key: string;
    readonly conversationId: string;
    /** Whether it happened on this page or in another tab. */
    readonly origin: 'here' | 'elsewhere';
  };

  constructor(detail: CsMessageUnconfirmedEvent['detail']) {
    super('cs-message-unconfirmed', { bubbles: true, composed: true });
    this.detail = detail;
  }
}

declare global {
  interface HTMLElementEventMap {
    'cs-message-unconfirmed': CsMessageUnconfirmedEvent;
  }
}
