import type { AccountId, MessageKey, StoreId } from '@cs-inbox/protocol';
import type { Attempt } from '../platform/attempt.ts';
import type { LedgerEntry } from '../platform/ledger.ts';
import type { BulkRefusal, LoginChange } from '../platform/platform-state.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** How far in the change log the client of an operator was brought. Times in ms since 1970. */
interface Client {
  readonly operator: AccountId;
  readonly head: number;
  /** When its place last moved. */
  readonly at: number;
  /** When the oldest change was made that it does not have; null where it has all. */
  readonly lacksSince: number | null;
}

/** What is known of the openings of a rule. */
export interface RuleEnd {
  readonly id: string;
  /** When the latest opening ended or will end, in ms since 1970; null: never, or nobody knows. */
  readonly endsAt: number | null;
  /** How long each opening lasts, in ms; null where nobody knows. */
  readonly lastsMs: number | null;
  /** How long it is from one opening to the next, in ms; null where no time makes it open again. */
  readonly everyMs: number | null;
  /** How often it has opened so far. */
  readonly openings: number;
}

/** Everything that a verdict is made from. All times in ms since 1970; what lies after `now` is not counted yet. */
export interface Evidence {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly startedAt: number;
  readonly now: number;
  /** Each departure of a message, also of those that never arrived. */
  readonly attempts: readonly Attempt[];
  /** How many attempts were not kept, because the simulator was full. */
  readonly dropped: number;
  /** What buyers received. */
  readonly ledger: readonly LedgerEntry[];
  /** When a store's login was lost or came back. */
  readonly logins: readonly LoginChange[];
  /** What stands against a store at `now`, and until when; null: until somebody ends it. */
  readonly standing: readonly { readonly storeId: StoreId; readonly until: number | null }[];
  /** When a client first could know, from whatever answer, that a message was taken. */
  readonly told: ReadonlyMap<MessageKey, number>;
  /** When bulk answers told clients that a message was refused. */
  readonly refused: ReadonlyMap<MessageKey, readonly BulkRefusal[]>;
  readonly clients: readonly Client[];
  /** The newest place of the change log. */
  readonly head: number;
  /** When the newest change was made. */
  readonly headSince: number;
  readonly ruleEnds: readonly RuleEnd[];
  /** Most streams that stood open at once. */
  readonly streamsMax: number;
}
