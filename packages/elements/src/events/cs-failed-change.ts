import { HostEvent } from './host-event.ts';

/** The number of failed messages has changed. */
export class CsFailedChangeEvent extends HostEvent<{
  /** Own messages that were refused, over all stores. */
  readonly failed: number;
  /** Whether it happened on this page or in another tab. */
  readonly origin: 'here' | 'elsewhere';
}> {
  static readonly type = 'cs-failed-change';
}

declare global {
  interface HTMLElementEventMap {
    'cs-failed-change': CsFailedChangeEvent;
  }
}
