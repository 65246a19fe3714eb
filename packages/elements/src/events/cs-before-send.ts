/** A message is about to be sent; `preventDefault()` leaves its text in the composer. */
export class CsBeforeSendEvent extends Event {
  static readonly type = 'cs-before-send';
  readonly detail: {
    readonly conversationId: string;
    readonly storeId: string;
    /** Whether it happened on this page or in another tab. */
    readonly origin: 'here' | 'elsewhere';
  };

  constructor(detail: CsBeforeSendEvent['detail']) {
    super('cs-before-send', { bubbles: true, composed: true, cancelable: true });
    this.detail = detail;
  }
}

declare global {
  interface HTMLElementEventMap {
    'cs-before-send': CsBeforeSendEvent;
  }
}
