import type { MessageKey, StoreId } from '@cs-inbox/protocol';
import type { Attempt } from '../platform/attempt.ts';
import type { LedgerEntry } from '../platform/ledger.ts';
import type { LoginChange } from '../platform/platform-state.ts';
import type { Scenario } from '../scenario/scenario.ts';

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
  /** How far in the change log each client was brought, and when its place last moved. */
  readonly clients: readonly { readonly operator: string; readonly head: number; readonly at: number }[];
  /** The newest place of the change log. */
  readonly head: number;
  /** When the newest change was made. */
  readonly headSince: number;
  /** When each rule with a time ended or will end; null: never, or nobody knows. */
  readonly ruleEnds: readonly { readonly id: string; readonly endsAt: number | null }[];
  /** Most streams that stood open at once. */
  readonly streamsMax: number;
}
