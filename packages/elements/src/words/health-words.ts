import type { HealthCheck, HealthLevel } from '@cs-inbox/state';

type Table<Key extends string> = Readonly<Record<Key, string>>;
type Check = HealthCheck['id'];

/** Every sentence of the health panel. None of them is in `cs-inbox.js`. */
export interface HealthWords {
  readonly title: string;
  /** How many checks are on each level. */
  readonly summary: (act: number, look: number, ok: number) => string;
  readonly allFine: (ok: number) => string;
  /** `time` is when the newest check was made. */
  readonly lastRound: (time: string) => string;
  readonly measuring: string;
  readonly rule: string;
  readonly level: Table<HealthLevel>;
  readonly checkAll: string;
  readonly column: Table<'state' | 'check' | 'found' | 'when' | 'deed'>;
  readonly today: (from: string, to: string) => string;
  /** How many quarter hours of today were on each level, for who does not see them. */
  readonly quarters: (act: number, look: number, ok: number) => string;
  readonly importance: Table<'high' | 'medium'>;
  readonly name: Table<Check>;
  /** How often the daily checklist asks for it. */
  readonly often: Table<Check>;
  readonly how: string;
  readonly howOf: (check: string) => string;
  /** How a person checks the same by hand. */
  readonly method: Table<Check>;
  readonly nothingToDo: string;

  readonly signedIn: (stores: number) => string;
  /** `list` names them, each with what is wrong. */
  readonly signedOut: (stores: number, list: string) => string;
  readonly expiring: (stores: number, list: string) => string;
  readonly moreStores: (stores: number) => string;
  readonly waitThere: (messages: number) => string;

  readonly allArrived: string;
  /** `status` is "Send Failed". */
  readonly failed: (messages: number, status: string) => string;
  readonly canGo: (messages: number) => string;
  readonly overdue: (messages: number) => string;
  readonly unconfirmed: (messages: number) => string;
  readonly waiting: (messages: number) => string;
  readonly show: (messages: number) => string;

  readonly noUnread: string;
  readonly unread: (messages: number) => string;
  readonly crowded: (store: string, count: string, usual: string) => string;
  readonly oldestSince: (time: string) => string;
  readonly openStore: string;
  readonly showUnread: string;

  readonly noRetries: string;
  readonly retries: (count: number) => string;
  readonly mostRetries: (count: number, cause: string, store: string) => string;

  readonly upToDate: (time: string) => string;
  readonly neverSynced: string;
  readonly lastFull: (time: string) => string;
  readonly syncFailed: (questions: number, code: string) => string;

  readonly connected: string;
  readonly disconnected: string;
  readonly noLoss: string;
  /** `span` is how long the longest was, and `time` when it began. */
  readonly losses: (count: number, span: string, time: string) => string;

  readonly inOrder: (sessions: number) => string;
  readonly outOfOrder: (sessions: number, misplaced: number, doubled: number) => string;

  readonly byHand: (retry: string) => string;
  readonly halted: string;
  readonly notReady: string;

  readonly noneUnsent: string;
  readonly stored: (messages: number) => string;
  readonly notStored: (messages: number) => string;
  readonly unreadable: (rows: number) => string;
  readonly exportRows: string;
  readonly unreadableFile: string;
  readonly diskSilent: string;

  readonly noTest: string;
  readonly noTestYet: (conversation: string) => string;
  readonly test: Readonly<Record<'sent' | 'failed' | 'pending', (time: string) => string>>;
  readonly sendTest: string;
  /** What is sent to the test conversation. */
  readonly testText: (time: string) => string;

  readonly ofPage: string;
  readonly hostChecks: string;
  readonly hostOften: string;
  /** `why` is for the programmer of the page: a place in the data and what belongs there. */
  readonly hostMalformed: (why: string) => string;
  readonly hostThrew: (why: string) => string;
  readonly hostSilent: (time: string) => string;
  readonly hostAsked: string;

  readonly copyText: string;
  readonly requestIds: string;
  readonly noRequestIds: string;
}
