import { HostEvent } from './host-event.ts';

/** The operator wants to log a store in again: the host opens its login page. */
export class CsReloginEvent extends HostEvent<{
  readonly storeId: string;
  readonly platform: string;
  readonly market: string;
  readonly name: string;
  /** Whether it happened on this page or in another tab. */
  readonly origin: 'here' | 'elsewhere';
}> {
  static readonly type = 'cs-relogin';
}

declare global {
  interface HTMLElementEventMap {
    'cs-relogin': CsReloginEvent;
  }
}
