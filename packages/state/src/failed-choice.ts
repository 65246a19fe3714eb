import type { FailureCause, StoreId } from '@cs-inbox/protocol';

/** Who must act on a failed message: it may go again now, the machine heals it, somebody must do something first, or nothing helps. */
export type FailedGroup = 'ready' | 'itself' | 'somebody' | 'never';

/** Which failed messages are listed; null: whatever it is. */
export interface FailedChoice {
  /** Sought in text, buyer, store, code and request id; '' for all. */
  readonly text: string;
  readonly group: FailedGroup | null;
  readonly storeId: StoreId | null;
  readonly platform: string | null;
  readonly cause: FailureCause | null;
  readonly class: 'retryable' | 'business' | 'permanent' | 'unknown' | null;
  /** Not older than this, ms. */
  readonly ageMs: number | null;
  /** Departures; 3 stands for three and more. */
  readonly attempts: 1 | 2 | 3 | null;
  /** Whether it may be sent again now. */
  readonly eligible: boolean | null;
}

export const allFailed: FailedChoice = { text: '', group: null, storeId: null, platform: null, cause: null, class: null, ageMs: null, attempts: null, eligible: null };
