/** What an inbox does while nothing happens. */
export interface Quiet {
  readonly seconds: number;
  /** Frames that it asked for. */
  readonly frames: number;
  /** Timers that ran. */
  readonly timers: number;
  /** Of the main thread, ms per second. */
  readonly cpuMsPerSecond: number;
}

export interface Idle {
  readonly shown: Quiet;
  readonly hidden: Quiet;
}
