import { HostEvent } from './host-event.ts';
import type { Connection } from '@cs-inbox/core';

/** What is known of the way to the backend has changed. */
export class CsConnectionChangeEvent extends HostEvent<{
  readonly state: Connection['state'];
  /** Whether it happened on this page or in another tab. */
  readonly origin: 'here' | 'elsewhere';
}> {
  static readonly type = 'cs-connection-change';
}

declare global {
  interface HTMLElementEventMap {
    'cs-connection-change': CsConnectionChangeEvent;
  }
}
