import { HostEvent } from './host-event.ts';

/** A message is about to be sent; `preventDefault()` leaves its text in the composer. */
export class CsBeforeSendEvent extends HostEvent<{
  readonly conversationId: string;
  readonly storeId: string;
  /** Whether it happened on this page or in another tab. */
  readonly origin: 'here' | 'elsewhere';
}> {
  static readonly type = 'cs-before-send';
  static readonly cancelable = true;
}

declare global {
  interface HTMLElementEventMap {
    'cs-before-send': CsBeforeSendEvent;
  }
}
