import { HostEvent } from './host-event.ts';

/** Nobody knows yet whether the backend has a message. */
export class CsMessageUnconfirmedEvent extends HostEvent<{
  readonly key: string;
  readonly conversationId: string;
  /** Whether it happened on this page or in another tab. */
  readonly origin: 'here' | 'elsewhere';
}> {
  static readonly type = 'cs-message-unconfirmed';
}

declare global {
  interface HTMLElementEventMap {
    'cs-message-unconfirmed': CsMessageUnconfirmedEvent;
  }
}
