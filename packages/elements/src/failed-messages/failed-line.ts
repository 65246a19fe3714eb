import type { FailedMessage } from '@cs-inbox/state';

/** What failed messages are put together by. */
export type FailedGrouping = 'none' | 'cause' | 'store';

/** One row of the table: a message, or the head of those that have something in common. */
export type FailedLine = {
  /** The message's own, or that of the group. */
  readonly id: string;
} & (
  | {
      readonly kind: 'message';
      readonly message: FailedMessage;
      /** Whether it is not among the failed ones any more and only keeps its place. */
      readonly gone: boolean;
    }
  /** `first`: whose cause, or store, all of them have. `messages`: those that are failed still. */
  | { readonly kind: 'group'; readonly first: FailedMessage; readonly messages: readonly FailedMessage[] }
);
