import { HostEvent } from './host-event.ts';

/** The disk has been read and the inbox can be used. */
export class CsReadyEvent extends HostEvent<{
  /** Whether what the operator writes outlives the page. */
  readonly storage: 'disk' | 'memory';
  /** Whether it happened on this page or in another tab. */
  readonly origin: 'here' | 'elsewhere';
}> {
  static readonly type = 'cs-ready';
}

declare global {
  interface HTMLElementEventMap {
    'cs-ready': CsReadyEvent;
  }
}
