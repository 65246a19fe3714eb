/** The disk has been read and the inbox can be used. */
export class CsReadyEvent extends Event {
  static readonly type = 'cs-ready';
  readonly detail: {
    /** Whether what the operator writes outlives the page. */
    readonly storage: 'disk' | 'memory';
    /** Whether it happened on this page or in another tab. */
    readonly origin: 'here' | 'elsewhere';
  };

  constructor(detail: CsReadyEvent['detail']) {
    super('cs-ready', { bubbles: true, composed: true });
    this.detail = detail;
  }
}

declare global {
  interface HTMLElementEventMap {
    'cs-ready': CsReadyEvent;
  }
}
