import type { FailureCause } from '@cs-inbox/protocol';

/** The backend has refused a message. */
export class CsMessageFailedEvent extends Event {
  static readonly type = 'cs-message-failed';
  readonly detail: {
    readonly key: string;
    readonly conversationId: string;
    readonly storeId: string;
    readonly cause: FailureCause;
    /** The platform's own code, or ''. */
    readonly code: string;
    readonly retryable: boolean;
    /** Whether it happened on this page or in another tab. */
    readonly origin: 'here' | 'elsewhere';
  };

  constructor(detail: CsMessageFailedEvent['detail']) {
    super('cs-message-failed', { bubbles: true, composed: true });
    this.detail = detail;
  }
}

declare global {
  interface HTMLElementEventMap {
    'cs-message-failed': CsMessageFailedEvent;
  }
}
