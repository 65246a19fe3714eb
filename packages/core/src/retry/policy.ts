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
  /** Longest reason of a retry that is kept, in UTF-16 code units. */
  readonly reasonLengthMax: number;
  /** Attempts on their way at once, over all conversations. A browser opens six connections to a host. */
  readonly inFlightMax: number;
  /**
   * How long before the end of the deduplication window a key counts as forgotten, ms, at
   * most half of it. A request that is longer than this on its way may arrive after its
   * key was forgotten: that is the limit of the promise.
   */
  readonly windowMarginMs: number;
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
  loginProbeBaseMs: 30_000,
  loginProbeMaxMs: 900_000,
  loginToldMs: 2_000,
  returnProbeMs: 10_000,
  reasonLengthMax: 500,
  inFlightMax: 4,
  windowMarginMs: 60_000,
  entriesMax: 10_000,
  attemptsKeptMax: 50,
};
