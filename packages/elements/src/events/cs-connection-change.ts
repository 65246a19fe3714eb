import type { Connection } from '@cs-inbox/core';

/** What is known of the way to the backend has changed. */
export class CsConnectionChangeEvent extends Event {
  static readonly type = 'cs-connection-change';
  readonly detail: {
    readonly state: Connection['state'];
    /** Whether it happened on this page or in another tab. */
    readonly origin: 'here' | 'elsewhere';
  };

  constructor(detail: CsConnectionChangeEvent['detail']) {
    super('cs-connection-change', { bubbles: true, composed: true });
    this.detail = detail;
  }
}

declare global {
  interface HTMLElementEventMap {
    'cs-connection-change': CsConnectionChangeEvent;
  }
}
