import type { SendRefusal } from '@cs-inbox/core';
import { HostEvent } from './host-event.ts';

/** What became of asking for another attempt. */
export class CsRetryResultEvent extends HostEvent<{
  readonly key: string;
  readonly conversationId: string;
  readonly result: 'queued' | 'failed';
  /** Which condition failed, or '' where it is queued. */
  readonly reason: '' | 'not-failed' | 'not-blocked' | 'newer' | 'cause' | 'login' | 'earlier' | 'answer' | 'paused' | 'wait' | SendRefusal['why'];
  /** Whether it happened on this page or in another tab. */
  readonly origin: 'here' | 'elsewhere';
}> {
  static readonly type = 'cs-retry-result';
}

declare global {
  interface HTMLElementEventMap {
    'cs-retry-result': CsRetryResultEvent;
  }
}
