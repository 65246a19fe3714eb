import { HostEvent } from './host-event.ts';

/** Something has happened that must never happen. Nothing is lost by it; a programmer should look. */
export class CsInvariantEvent extends HostEvent<{
  /** `unreadable-rows`: rows of the disk cannot be read. They are kept as they are, and nothing of them is sent. */
  readonly invariant: 'unreadable-rows';
  /** How many. */
  readonly count: number;
  /** Whether it happened on this page or in another tab. */
  readonly origin: 'here' | 'elsewhere';
}> {
  static readonly type = 'cs-invariant';
}

declare global {
  interface HTMLElementEventMap {
    'cs-invariant': CsInvariantEvent;
  }
}
