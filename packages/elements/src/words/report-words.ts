type Table<Key extends string> = Readonly<Record<Key, string>>;

/** What the daily report and the exported files say. */
export interface ReportWords {
  readonly previousDay: string;
  readonly nextDay: string;
  readonly exportCsv: string;
  readonly exportNdjson: string;
  /** Of every day that is recorded. */
  readonly exportAll: (format: string) => string;
  readonly exporting: (percent: string) => string;
  readonly reading: string;
  readonly unreadable: string;
  readonly tryAgain: string;

  /** The day in one sentence. `arrived`, `waiting` and `never` are what became of the failed ones. */
  readonly summary: (sent: number, failed: number, arrived: number, waiting: number, never: number) => string;
  readonly calm: (sent: number) => string;
  readonly nothing: string;
  /** Beneath the numbers. */
  readonly sent: string;
  readonly failed: string;
  readonly retried: (times: number) => string;
  readonly arrived: string;
  readonly lost: string;
  readonly doubled: string;

  readonly whyFailed: string;
  readonly byHour: string;
  readonly byStore: string;
  readonly showTable: string;
  readonly showPicture: string;
  /** What became of a message, and of one retry. */
  readonly fate: Table<'arrived' | 'waiting' | 'never'>;
  readonly retryFate: Table<'arrived' | 'open' | 'vain'>;
  readonly noFailures: string;
  readonly noRetries: string;

  readonly recovery: string;
  /** `half` and `most` are spans of time: `4 min`. */
  readonly recoveryWithin: (half: string, most: string) => string;
  readonly noRecovery: string;
  readonly machine: string;
  readonly person: string;
  readonly triggered: (retries: number, arrived: number) => string;

  readonly column: Table<'store' | 'cause' | 'hour' | 'all' | 'sent' | 'failed' | 'retried' | 'arrived' | 'waiting' | 'main'>;
  /** The cause of most failures of a store. */
  readonly main: (cause: string, count: number) => string;
  readonly none: string;
  readonly showWaiting: (count: number, store: string) => string;
  readonly upTo: (stores: number, failing: number, time: string) => string;
  readonly ofThisBrowser: string;

  /** Heads of the columns of an exported file. Times there are UTC. */
  readonly head: Table<
    | 'created' | 'failed' | 'store' | 'platform' | 'site' | 'buyer' | 'cause' | 'lastCause' | 'code' | 'requestId' | 'retries' | 'history' | 'end' | 'ended'
    | 'conversation' | 'key'
  >;
  readonly end: Table<'arrived' | 'gone' | 'blocked' | 'open'>;
}
