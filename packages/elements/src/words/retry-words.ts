type Table<Key extends string> = Readonly<Record<Key, string>>;

/** What the dialog for many messages and the retry history say. */
export interface RetryWords {
  readonly bulk: {
    readonly title: (count: number) => string;
    readonly lead: string;
    /** How long the messages of one store take; `span` is `12 sec`. */
    readonly within: (span: string) => string;
    readonly atOnce: string;
    readonly paced: string;
    readonly skips: (count: number) => string;
    readonly takeOut: string;
    readonly noneGoes: string;
    readonly showMore: (count: number) => string;
    readonly result: (queued: number, skipped: number) => string;
    /** `by` is the operator's name, or ''. */
    readonly confirmed: (time: string, by: string) => string;
    readonly goesOn: string;
    readonly over: string;
    readonly sent: (sent: number, total: number) => string;
    /** `store` is the one that takes the longest. */
    readonly left: (span: string, store: string) => string;
    readonly others: string;
    readonly skipped: (why: string) => string;
    readonly failed: (why: string) => string;
    readonly early: string;
    readonly forbidden: string;
    readonly stopped: string;
    readonly stop: (count: number) => string;
    readonly stoppedCount: (count: number) => string;
    readonly open: string;
    readonly done: string;
    readonly results: string;
    readonly export: string;
    readonly writing: string;
    /** Heads of the exported columns. */
    readonly column: Table<'buyer' | 'platform' | 'site' | 'store' | 'result' | 'state' | 'why' | 'time' | 'conversation' | 'key'>;
  };
  readonly past: {
    readonly title: string;
    readonly column: Table<'number' | 'time' | 'trigger' | 'by' | 'reason' | 'outcome' | 'cause' | 'code' | 'request'>;
    readonly empty: string;
    readonly next: string;
    readonly automatic: (count: number, most: number) => string;
    readonly used: (most: number) => string;
    readonly never: string;
    readonly byHand: string;
    readonly arrived: string;
    readonly copy: string;
  };
}
