import { HostEvent } from './host-event.ts';

/** The backend has confirmed a message. */
export class CsMessageSentEvent extends HostEvent<{
  readonly key: string;
  readonly conversationId: string;
  readonly messageId: string;
  /** Whether it happened on this page or in another tab. */
  readonly origin: 'here' | 'elsewhere';
}> {
  static readonly type = 'cs-message-sent';
}

declare global {
  interface HTMLElementEventMap {
    'cs-message-sent': CsMessageSentEvent;
  }
}
