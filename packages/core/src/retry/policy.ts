import type { AutomaticRetry } from './automatic.ts';

/** Every number by which the machine sends and sends again. */
export interface SendPolicy {
  /** How long one attempt may take, ms. */
  readonly attemptDeadlineMs: number;
  /** First back-off, ms; doubled each time. */
  readonly backOffBaseMs: number;
  /** Longest back-off, ms. */
  readonly backOffMaxMs: number;
  /** Shortest and longest wait that a backend may ask for, ms. */
  readonly waitMsMin: number;
  readonly waitMsMax: number;
  /** First and longest wait of a throttled store that says no time, ms; doubled each time. */
  readonly throttleBaseMs: number;
  readonly throttleMaxMs: number;
  /** First and longest wait after a refusal that is the platform's own fault, ms; doubled each time. */
  readonly platformBaseMs: number;
  readonly platformMaxMs: number;
  /** After so many of those in a row, over at least so many ms, a person is asked. */
  readonly platformRefusalsMax: number;
  readonly platformGiveUpMs: number;
  /** Wait of a store whose daily limit is reached and that says no time, ms. */
  readonly quotaWaitMs: number;
  /** First and longest wait before a message finds out whether a login is back of which the backend does not tell, ms. */
  readonly loginProbeBaseMs: number;
  readonly loginProbeMaxMs: number;
  /** How long after its refusal such a message tries because the backend calls the store signed in, ms; times the square of its attempts. */
  readonly loginToldMs: number;
  /** Shortest time between two such messages that a returning person sets off, ms. */
  readonly returnProbeMs: number;
  /** How long a message may wait that never left before a person is asked whether it shall still go, ms. */
  readonly staleAfterMs: number;
  /** What has waited for longer than this leaves only when everything is known that has come since the network is back, ms: somebody may have answered. */
  readonly waitedMs: number;
  /** But it waits no longer than this for a backend that does not say, ms since the network is back. */
  readonly upToDateWaitMs: number;
  /** How long "Sending" may take before a person is given a hint, and before there is an alarm, ms. */
  readonly hintAfterMs: number;
  readonly alarmAfterMs: number;
  /** Longest reason of a retry that is kept, in UTF-16 code units. */
  readonly reasonLengthMax: number;
  /** Attempts on their way at once, over all conversations, where the backend names no number. A browser opens six connections to a host. */
  readonly inFlightMax: number;
  /** Part of a told pace that is used: clocks are not alike, and others send to the store too. */
  readonly paceShare: number;
  /** After so many answers the quickest tells how long the way takes at least. */
  readonly paceAnswersMin: number;
  /** Over which time it is measured how fast a store was sent to of which nobody tells, ms; with fewer messages than this, others were too fast. */
  readonly paceMeasuredMs: number;
  readonly paceMeasuredMin: number;
  /** Longest time between two messages that is learned from refusals, ms. */
  readonly paceSlowestMs: number;
  /** What was learned gets faster by this factor after each so many ms, and is forgotten after so many times. */
  readonly paceFaster: number;
  readonly paceFasterMs: number;
  readonly paceForgottenSteps: number;
  /** A page that takes messages over lets the time of a pace pass first, for it does not know what was sent before; none that is longer than this, ms. */
  readonly paceBlindMs: number;
  /** After so many sends of one store in a row without an answer, single ones try, so far apart, ms. */
  readonly circuitStoreMax: number;
  readonly circuitStoreMs: number;
  /** Least time between two such, over all stores, ms. */
  readonly circuitSpreadMs: number;
  /** The same for the whole backend: so far apart at first, ms; doubled each time up to the longest. */
  readonly circuitBackendMax: number;
  readonly circuitBackendMs: number;
  readonly circuitBackendMsMax: number;
  /**
   * How long before the end of the deduplication window a key counts as forgotten, ms, at
   * most half of it. A request that is longer than this on its way may arrive after its
   * key was forgotten: that is the limit of the promise.
   */
  readonly windowMarginMs: number;
  /** How long "it never accepted that key" is believed, ms: what leaves later is looked up again. */
  readonly absentHoldsMs: number;
  /** When refused messages are sent again without a person, or null where they are not. */
  readonly automatic: AutomaticRetry | null;
  /** Most automatic attempts of one message. */
  readonly automaticMax: number;
  /** Over how long stores are spread whose morning went by while no page was open, ms. */
  readonly catchUpSpreadMs: number;
  /** Most messages that are sent again in one request. */
  readonly togetherMax: number;
  /** Most messages that may wait in the outbox. */
  readonly entriesMax: number;
  /** Most attempts kept per message. */
  readonly attemptsKeptMax: number;
}

export const sendPolicy: SendPolicy = {
  attemptDeadlineMs: 30_000,
  backOffBaseMs: 1_000,
  backOffMaxMs: 60_000,
  waitMsMin: 1_000,
  waitMsMax: 86_400_000,
  throttleBaseMs: 30_000,
  throttleMaxMs: 900_000,
  platformBaseMs: 5_000,
  platformMaxMs: 300_000,
  platformRefusalsMax: 6,
  platformGiveUpMs: 600_000,
  quotaWaitMs: 3_600_000,
  loginProbeBaseMs: 60_000,
  loginProbeMaxMs: 900_000,
  loginToldMs: 2_000,
  returnProbeMs: 10_000,
  staleAfterMs: 14_400_000,
  waitedMs: 60_000,
  upToDateWaitMs: 15_000,
  hintAfterMs: 10_000,
  alarmAfterMs: 30_000,
  reasonLengthMax: 500,
  inFlightMax: 4,
  paceShare: 0.97,
  paceAnswersMin: 64,
  paceMeasuredMs: 10_000,
  paceMeasuredMin: 4,
  paceSlowestMs: 5_000,
  paceFaster: 1.1,
  paceFasterMs: 60_000,
  paceForgottenSteps: 60,
  paceBlindMs: 60_000,
  circuitStoreMax: 6,
  circuitStoreMs: 60_000,
  circuitSpreadMs: 1_000,
  circuitBackendMax: 12,
  circuitBackendMs: 5_000,
  circuitBackendMsMax: 60_000,
  windowMarginMs: 60_000,
  absentHoldsMs: 30_000,
  automatic: { hour: 8, minute: 0, spreadMs: 600_000 },
  automaticMax: 3,
  catchUpSpreadMs: 60_000,
  togetherMax: 100,
  entriesMax: 10_000,
  attemptsKeptMax: 50,
};
