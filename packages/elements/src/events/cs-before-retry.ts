import { HostEvent } from './host-event.ts';

/** A failed message is about to be sent again by a person; `preventDefault()` leaves it as it is. */
export class CsBeforeRetryEvent extends HostEvent<{
  readonly key: string;
  readonly conversationId: string;
  readonly storeId: string;
  /** Whether it happened on this page or in another tab. */
  readonly origin: 'here' | 'elsewhere';
}> {
  static readonly type = 'cs-before-retry';
  static readonly cancelable = true;
}

declare global {
  interface HTMLElementEventMap {
    'cs-before-retry': CsBeforeRetryEvent;
  }
}
