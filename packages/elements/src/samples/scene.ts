import type { FailedChoice, Inbox, ListChoice } from '@cs-inbox/state';
import type { InboxSnapshot } from './inbox-snapshot.ts';

/** Every tag of ours. */
export type CsTag = Extract<keyof HTMLElementTagNameMap, `cs-${string}`>;

/** One state of an element: what the inbox around it holds, and what it is itself given. */
export interface Scene<Tag extends CsTag = CsTag> {
  readonly around: InboxSnapshot;
  readonly given: (inbox: Inbox) => Partial<HTMLElementTagNameMap[Tag]>;
  /** Tags that stand in it; left out, none. */
  readonly inside?: readonly CsTag[];
  /** Which conversations are listed; left out, all. */
  readonly choice?: ListChoice;
  /** Which failed messages are listed; left out, all. */
  readonly failed?: FailedChoice;
}
