/** The number of unread messages has changed. */
export class CsUnreadChangeEvent extends Event {
  static readonly type = 'cs-unread-change';
  readonly detail: {
    /** Buyer messages that nobody has seen yet, over all stores. */
    readonly unread: number;
    /** Whether it happened on this page or in another tab. */
    readonly origin: 'here' | 'elsewhere';
  };

  constructor(detail: CsUnreadChangeEvent['detail']) {
    super('cs-unread-change', { bubbles: true, composed: true });
    this.detail = detail;
  }
}

declare global {
  interface HTMLElementEventMap {
    'cs-unread-change': CsUnreadChangeEvent;
  }
}
