/** Every number by which the machine sends and sends again. */
export interface SendPolicy {
  /** How long one attempt may take, ms. */
  readonly attemptDeadlineMs: number;
  /** First back-off, ms; doubled each time. */
  readonly backOffBaseMs: number;
  /** Longest back-off, ms. */
  readonly backOffMaxMs: number;
  /** Longest wait that a backend may ask for, ms. */
  readonly waitMsMax: number;
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
  waitMsMax: 86_400_000,
  inFlightMax: 4,
  windowMarginMs: 60_000,
  entriesMax: 10_000,
  attemptsKeptMax: 50,
};
