import type { FailureCause, MessageKey, StoreId } from '@cs-inbox/protocol';

/** Why nothing of a store departs. */
export interface StoreGate {
  readonly cause: FailureCause;
  /** ms since the epoch when it opens, or null where it takes somebody's deed. */
  readonly until: number | null;
  /** The message that goes alone to find out whether it is open, or null where all may go. */
  readonly first: MessageKey | null;
}

/** The stores that are shut; every other one is open. */
export type StoreGates = ReadonlyMap<StoreId, StoreGate>;

/** Causes whose gate opens at its time, whatever becomes of the message that met it. */
export const timed: ReadonlySet<FailureCause> = new Set(['throttled', 'quota']);
