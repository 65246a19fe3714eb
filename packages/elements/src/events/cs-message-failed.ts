import { HostEvent } from './host-event.ts';
import type { FailureCause } from '@cs-inbox/protocol';

/** The backend has refused a message. */
export class CsMessageFailedEvent extends HostEvent<{
  readonly key: string;
  readonly conversationId: string;
  readonly storeId: string;
  readonly cause: FailureCause;
  /** The platform's own code, or ''. */
  readonly code: string;
  readonly retryable: boolean;
  /** Whether it happened on this page or in another tab. */
  readonly origin: 'here' | 'elsewhere';
}> {
  static readonly type = 'cs-message-failed';
}

declare global {
  interface HTMLElementEventMap {
    'cs-message-failed': CsMessageFailedEvent;
  }
}
