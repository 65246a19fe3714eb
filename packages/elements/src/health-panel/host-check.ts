import type { HealthLevel } from '@cs-inbox/state';

/** A check that the page makes itself: order status, inventory, account risks. It stands below ours in the health panel. */
export interface HostCheck {
  /** Unlike that of any other check of the page. */
  readonly id: string;
  /** What is checked. */
  readonly label: string;
  /** `ok`: fine. `look`: to watch. `act`: somebody has to do something now. */
  readonly level: HealthLevel;
  /** What was found, as one sentence. */
  readonly detail: string;
  /** When that was found, ms since the epoch; left out, when the page was asked. */
  readonly at?: number;
  /** What the button beside it says; both or none. */
  readonly actionLabel?: string;
  readonly action?: () => void;
}
