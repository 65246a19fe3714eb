/** What goes against the promise, or against an expectation of the scenario. */
export const charges = ['lost', 'doubled', 'out-of-order', 'sent-while-gated', 'sent-while-logged-out', 'not-converged', 'expectation', 'incomplete'] as const;

/** `incomplete`: the simulator was full and could not keep all attempts, so that nobody can tell whether all was well. */
export type Charge = (typeof charges)[number];

/** One thing that went wrong, with what shows it. */
export interface Finding {
  readonly charge: Charge;
  /** One sentence for people: what happened, to which message, when. */
  readonly says: string;
  /** `sequence` of the attempts that show it. */
  readonly attempts: readonly number[];
  /** `arrival` of the ledger entries that show it. */
  readonly entries: readonly number[];
}

/** The judgement of the simulator, from what it saw alone. */
export interface Verdict {
  /** Nothing was found, and nothing is open. */
  readonly clean: boolean;
  /** ms since 1970. */
  readonly at: number;
  readonly scenario: string;
  readonly seed: number;
  /** Messages (keys) that left a client. */
  readonly messages: number;
  /** Messages that a buyer received. */
  readonly delivered: number;
  /** Messages that the client was told are refused. */
  readonly refused: number;
  /** Messages whose end is still open: their client may ask again, or what stands against them still stands. */
  readonly open: number;
  readonly lost: number;
  readonly doubled: number;
  readonly outOfOrder: number;
  readonly sentWhileGated: number;
  readonly sentWhileLoggedOut: number;
  readonly notConverged: number;
  /** Each expectation of the scenario, and whether it is met. */
  readonly expectations: readonly { readonly expectation: string; readonly met: boolean; readonly says: string }[];
  /** The first 1,000. */
  readonly findings: readonly Finding[];
}
