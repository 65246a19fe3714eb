import type { SyncNotice, SyncStatus } from '@cs-inbox/state';
import { HostEvent } from './host-event.ts';

/** How far the list is up to date, or what is being done about it, has changed. */
export class CsSyncChangeEvent extends HostEvent<{
  /** What the bar says of the network, or null on a calm day. */
  readonly notice: SyncNotice['type'] | null;
  /** What is asked for: what has changed, everything, or everything again while a person may say "Retry". */
  readonly rung: SyncStatus['rung'];
  /** Questions in a row that failed. */
  readonly failures: number;
  /** Short code of the newest failure, or ''. */
  readonly why: string;
  /** When the list was last known to be up to date, ms since the epoch, or null. */
  readonly freshAt: number | null;
  /** Whether it happened on this page or in another tab. */
  readonly origin: 'here' | 'elsewhere';
}> {
  static readonly type = 'cs-sync-change';
}

declare global {
  interface HTMLElementEventMap {
    'cs-sync-change': CsSyncChangeEvent;
  }
}
