import { HostEvent } from './host-event.ts';

/** The number of unread messages has changed. */
export class CsUnreadChangeEvent extends HostEvent<{
  /** Buyer messages that nobody has seen yet, over all stores. */
  readonly unread: number;
  /** Whether it happened on this page or in another tab. */
  readonly origin: 'here' | 'elsewhere';
}> {
  static readonly type = 'cs-unread-change';
}

declare global {
  interface HTMLElementEventMap {
    'cs-unread-change': CsUnreadChangeEvent;
  }
}
