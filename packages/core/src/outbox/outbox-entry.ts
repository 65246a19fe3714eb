import type { ConversationId, MessageKey, StoreId } from '@cs-inbox/protocol';
import type { Delivery } from '../delivery/ladder.ts';
import type { Failure } from '../failure/failure.ts';
import type { Hold } from './hold.ts';
import type { PlannedAttempt } from './planned-attempt.ts';
import type { SendAttempt } from './send-attempt.ts';

/** Stands for a position behind everything: then no message counts as newer. */
export const AFTER_ALL: number = Number.MAX_SAFE_INTEGER;

/** The operator's intent to send, from the click until the backend confirms it. This is the row on disk. */
export interface OutboxEntry {
  readonly key: MessageKey;
  readonly conversationId: ConversationId;
  readonly storeId: StoreId;
  /** To whom it goes, for places that do not know the conversation. */
  readonly buyerName: string;
  /** Well-formed UTF-16, never changed: the same bytes on every attempt. */
  readonly text: string;
  /** Order of the clicks, rising over the whole outbox. */
  readonly seq: number;
  /** ms since the epoch. */
  readonly createdAt: number;
  /** Position of the newest message that stands before it; -1 where there is none, AFTER_ALL where that was not known at the click. */
  readonly afterPosition: number;
  readonly delivery: EntryDelivery;
  /** ms since the epoch of the first departure since when nobody knows what became of it; null where that is known. The clock of SEND-7. */
  readonly sendingSince: number | null;
  /** ms since the epoch from which the backend's deduplication window counts. */
  readonly windowSince: number | null;
  /** The latest attempts, oldest first; `attemptCount` counts all of them. */
  readonly attempts: readonly SendAttempt[];
  readonly attemptCount: number;
  /** How many of all of them never reached the wire. */
  readonly unreached: number;
  /** Look-ups that told nothing since the last attempt. */
  readonly lookUpsFailed: number;
  readonly failure: Failure | null;
  /** ms since the epoch before which the machine does nothing more about it. */
  readonly notBefore: number | null;
  /** The departure that a person has asked for, until it leaves. */
  readonly planned: PlannedAttempt | null;
  /** Whether a person has ended its wait: nothing sends it by itself any more, and it holds nobody up. */
  readonly stopped: boolean;
  /** ms since the epoch of a later message of ours that has reached the contact, or null: then it cannot go again. */
  readonly newerAt: number | null;
  /** For what its store was shut when it was refused, until it is through or refused for another reason; else null. */
  readonly shuts: Failure | null;
  /** Key of the failed or blocked message that it takes the place of, or null. */
  readonly replaces: MessageKey | null;
  /** Departures of the blocked messages in whose place it stands: its own are counted on from there. */
  readonly priorAttempts: number;
  /** Why it does not go though nothing is wrong with it, or null. Found out anew at each step. */
  readonly hold: Hold | null;
  /** ms since the epoch when a person last said that it shall go all the same, or null. */
  readonly consentAt: number | null;
  /** ms since the epoch of somebody else's message to the buyer after the click, or null. */
  readonly answeredAt: number | null;
  /** Attempts that the daily retry has made so far; it stops after 3. */
  readonly automaticAttempts: number;
  /** ms since the epoch when the daily retry of this page sends it again, or null where it does not. Found out anew at each step. */
  readonly dailyAt: number | null;
}

/** Departures that reached the wire, as far as is known. */
export function departures({ attemptCount, unreached }: OutboxEntry): number {
  return attemptCount - unreached;
}

/** Whether it was refused before, and somebody or the machine sends it again. */
export function goesAgain({ delivery, planned }: OutboxEntry): boolean {
  return delivery === 'failed' || planned !== null;
}

/** What an entry can be; everything else is said of confirmed messages, which are not in the outbox. */
export type EntryDelivery = Extract<Delivery, 'queued' | 'sending' | 'unconfirmed' | 'waiting' | 'failed' | 'discarded'>;
