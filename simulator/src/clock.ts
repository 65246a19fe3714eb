/** Time as the simulator's doors see it, in ms. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00Z. */
  now(): number;
  /** Runs once after the delay; the answer cancels it. */
  setTimer(delayMs: number, run: () => void): () => void;
}
