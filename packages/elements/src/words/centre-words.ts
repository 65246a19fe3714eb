import type { FailedGroup } from '@cs-inbox/state';

type Table<Key extends string> = Readonly<Record<Key, string>>;

/** What the failed-message centre says beyond the words of a message. */
export interface CentreWords {
  readonly title: string;
  /** Who must act. */
  readonly act: string;
  readonly group: Table<'all' | FailedGroup>;
  /** `when` is a time of day, with its day where that is not today; `count` is how many may go then. */
  readonly nextAutomatic: (when: string, count: number) => string;
  readonly search: string;
  readonly searchBy: string;
  /** By what is filtered. */
  readonly by: Table<'store' | 'platform' | 'cause' | 'class' | 'age' | 'attempts' | 'eligible'>;
  readonly any: string;
  readonly clearOne: (filter: string) => string;
  readonly clearAll: string;
  readonly class: Table<'retryable' | 'business' | 'business-retryable' | 'permanent' | 'unknown'>;
  readonly eligible: Table<'yes' | 'no'>;
  readonly firstAttempt: string;
  /** Of the grouping; `name` is by what. */
  readonly groupBy: string;
  readonly grouping: Table<'none' | 'cause' | 'store'>;
  readonly order: string;
  readonly saved: string;
  readonly saveThis: string;
  readonly savedName: string;
  readonly savedNone: string;
  readonly savedFull: (count: number) => string;
  readonly dropSaved: (name: string) => string;
  readonly export: string;
  readonly exportListed: (format: string, count: number) => string;
  readonly exportAll: (format: string, count: number) => string;
  /** `percent` is how much of the file is written. */
  readonly exporting: (percent: string) => string;

  /** Heads of columns that only the file has. */
  readonly site: string;
  readonly state: string;
  readonly code: string;
  readonly requestId: string;

  readonly column: Table<'select' | 'time' | 'buyer' | 'message' | 'why' | 'class' | 'due' | 'next'>;
  /** Of the checkbox of a row. */
  readonly selectRow: (buyer: string, time: string) => string;
  readonly selectAll: (count: number) => string;
  readonly noDue: string;
  readonly ready: string;
  readonly never: string;
  readonly waitsForYou: string;
  readonly openConversation: string;
  readonly copyText: string;
  readonly editResend: string;
  readonly retryHistory: (count: number) => string;

  readonly selected: (count: number) => string;
  /** How many of the selected: may go now; from a time on, which counts down; after a login; when something else has happened; never. */
  readonly canGo: (count: number) => string;
  readonly goIn: (count: number, time: string) => string;
  readonly afterLogin: (count: number) => string;
  readonly goLater: (count: number) => string;
  readonly goNever: (count: number) => string;
  readonly clear: string;
  readonly copyList: string;
  readonly retrySelected: (count: number) => string;
  /** How many are listed, of how many. */
  readonly listed: (count: number, all: number) => string;
  /** Messages that wait until nobody is in the table. */
  readonly held: (count: number) => string;
  /** Beside the keys. */
  readonly key: Table<'select' | 'retry' | 'retrySelected' | 'edit' | 'move'>;

  readonly none: string;
  readonly noneThen: string;
  readonly noneListed: string;
  readonly offline: string;
}
