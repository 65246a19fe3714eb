import type { AccountId } from '@cs-inbox/protocol';
import type { AppendList } from '../append-list.ts';
import type { EventFrame } from './event-frame.ts';

/** A stream of events as the platform knows it: plain data, never changed in place. Times in ms since 1970. */
export interface OpenStream {
  /** How manieth stream this is of all that were opened at the platform, from 1. */
  readonly ordinal: number;
  readonly operator: AccountId;
  /** Of the log whose events it carries: with another epoch it ends. */
  readonly epoch: string;
  /** Sequence number of the first change that it was to push. */
  readonly from: number;
  /** Sequence number of the next change to push. */
  readonly sequence: number;
  /** Changes before that one which its client was not shown, or not yet; at most 1,000 of them. */
  readonly lacks: readonly number[];
  /** Up to when it was pulled; null before the first time. */
  readonly pulledAt: number | null;
  readonly openedAt: number;
  /** When the platform last wrote to it, also what was then held back. */
  readonly writtenAt: number;
  /** How many events were pushed, or would have been but for a fault. */
  readonly events: number;
  /** How many of the next events are left out. */
  readonly gap: number;
  /** Frames that come only after so many events of the stream. */
  readonly late: readonly { readonly frame: EventFrame; readonly afterEvents: number }[];
  /** What is held back, and until when. */
  readonly buffer: { readonly frames: AppendList<EventFrame>; readonly until: number } | null;
  /** No byte leaves any more, and the connection stands. */
  readonly stalled: boolean;
}
