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
  /** Of no group without a message; all of them have its cause, or its store. */
  | { readonly kind: 'group'; readonly messages: readonly [FailedMessage, ...FailedMessage[]] }
);
