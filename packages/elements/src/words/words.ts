import type { Delivery, Hold, SendAttempt, SendRefusal, SendTrigger } from '@cs-inbox/core';
import type { FailureCause, Message, Store } from '@cs-inbox/protocol';
import type { ListFilter } from '@cs-inbox/state';
import type { CentreWords } from './centre-words.ts';
import type { RetryWords } from './retry-words.ts';
import type { Panel } from '../context/view.ts';
import type { HealthWords } from './health-words.ts';
import type { HelpWords } from './help-words.ts';
import type { ReportWords } from './report-words.ts';

type Table<Key extends string> = Readonly<Record<Key, string>>;
type SendRefusalWhy = SendRefusal['why'];

/** Every sentence that the elements show, in one language. */
export interface Words extends HelpWords {
  /** Language of these words, as a BCP 47 tag. */
  readonly lang: string;
  /** Which way it is written; left to right where left out. An inbox goes by it where no `dir` stands around it. */
  readonly dir?: 'ltr' | 'rtl';

  /**
   * Of the panels beside the inbox. They stand in files of their own, which `en-all.ts` puts together with the usual
   * ones, never in `en.ts`: an inbox alone does not carry them.
   */
  readonly centre: CentreWords;
  readonly report: ReportWords;
  readonly bulk: RetryWords['bulk'];
  readonly past: RetryWords['past'];
  readonly health: HealthWords;
  /** What the panels beside the conversations are called. */
  readonly panel: Table<Exclude<Panel, 'inbox'>>;

  readonly delivery: Table<Delivery>;
  /** A message that may not go yet, by what it waits for. */
  readonly waiting: Table<FailureCause>;
  /** What happens to it next. */
  readonly waitingNext: Table<FailureCause>;
  readonly turnNext: string;
  readonly queuedNext: string;
  readonly unconfirmedNext: string;
  readonly cause: Table<FailureCause>;
  readonly hint: Table<FailureCause>;
  readonly blockedCause: string;
  /** Of a message that does not go though nothing is wrong with it. */
  readonly hold: Table<Hold>;
  /** What a person is asked then; `time` is since when it waits. */
  readonly holdAsks: { readonly stale: (time: string) => string; readonly answered: string };
  readonly sendHeld: string;
  /** Of an unconfirmed message that nobody can ask about. */
  readonly nobodyKnows: string;
  readonly lookThere: string;
  readonly mayDouble: string;
  readonly sendAgain: string;
  readonly sendFollowing: string;
  /** Of one that is on its way for 10 s, and for 30 s. */
  readonly slow: string;
  readonly overdueSending: string;
  readonly overdueCount: (count: number) => string;
  readonly refreshList: string;
  readonly restartPanel: string;
  readonly wordsFound: (words: readonly string[]) => string;
  readonly why: string;
  readonly code: (code: string) => string;
  readonly requestId: (id: string) => string;
  readonly checkNow: string;

  readonly retry: string;
  /** `time` is a countdown, `0:42`. */
  readonly retryIn: (time: string) => string;
  readonly resendsIn: (time: string) => string;
  readonly resendsAfterLogin: string;
  readonly resendsWithNetwork: string;
  readonly sendsIn: (time: string) => string;
  /** `time` is when the daily retry comes. */
  readonly retriedAt: (time: string) => string;
  readonly retriedSoon: string;
  readonly retriedByServer: string;
  readonly logIn: string;
  readonly logInAgain: string;
  readonly logInTo: (store: string) => string;
  readonly edit: string;
  readonly copy: string;
  readonly copied: string;
  readonly textChosen: string;
  readonly cancelSending: string;
  readonly cancelSendingThen: string;
  readonly takeBackThen: string;
  readonly resendThen: string;
  readonly stopWaiting: string;
  readonly stopWaitingThen: string;
  /** Of what went by itself until somebody ended its wait, or the machine gave it up. */
  readonly staysUntilRetry: string;
  readonly discard: string;
  readonly sendNextAnyway: (count: number) => string;
  /** Offered when retrying by hand has failed twice. */
  readonly causeTable: string;
  readonly otherConversation: string;
  readonly moreActions: string;
  /** The badge: none for the first attempt, one for the second, one for every later one. */
  readonly attempt: Table<'second' | 'third-or-later'>;
  readonly attemptNumber: (number: number) => string;
  readonly history: (count: number) => string;
  /** What set an attempt off. */
  readonly trigger: Table<SendTrigger>;
  readonly outcome: Table<NonNullable<SendAttempt['outcome']>>;
  readonly reasonWas: (reason: string) => string;
  /** Why "Retry" cannot be used; of `newer`, `time` is when the newer message was sent. */
  readonly notEligible: Table<'login' | 'earlier' | 'answer' | 'paused' | 'cause'> & { readonly newer: (time: string) => string };

  readonly retryTitle: string;
  readonly retryNote: string;
  readonly resendNote: string;
  readonly reason: string;
  readonly reasonOptional: string;
  readonly confirm: string;
  readonly cancel: string;
  readonly close: string;
  readonly retryQueued: string;
  readonly retryQueuedNext: string;
  readonly retryFailed: string;
  readonly noLongerFailed: string;
  /** Its wait is over. */
  readonly retryReady: string;
  readonly kindUnsupported: string;
  /** What a message is that is not text, or not text alone. */
  readonly kind: Table<Exclude<Message['kind'], 'text' | 'unsupported'>>;
  readonly imageBroken: string;
  /** Of a link in a new tab; `host` is where it leads. */
  readonly openAt: (host: string) => string;
  readonly translating: string;
  readonly translated: string;
  readonly notTranslated: string;
  readonly showOriginal: string;
  readonly showTranslation: string;
  readonly you: string;
  readonly buyer: string;

  readonly inbox: string;
  readonly stores: string;
  readonly allStores: string;
  readonly storesSignedIn: (stores: number, signedIn: number) => string;
  readonly login: Table<Store['login']>;
  /** Why nothing of a store is sent, where that is not its login. */
  readonly gate: Table<'throttled' | 'quota' | 'config' | 'network' | 'platform'>;
  readonly pauseSending: (store: string) => string;
  readonly resume: string;
  readonly resumeSending: (store: string) => string;
  readonly unread: (count: number) => string;
  readonly failedCount: (count: number) => string;

  readonly conversations: string;
  readonly loadedSessions: (count: number) => string;
  readonly newestFirst: string;
  readonly trouble: Readonly<Record<'failed' | 'unconfirmed' | 'waiting', (count: number, cause: FailureCause, hold?: Hold | null) => string>>;
  readonly youWrote: string;
  readonly priority: string;
  readonly due: (time: string) => string;
  /** `span` is how long ago: `22 min`. */
  readonly overdue: (span: string) => string;
  /** Rows that wait until the pointer has left the list. */
  readonly newConversations: (count: number) => string;
  readonly loadingConversations: string;
  readonly noConversations: string;
  readonly noConversationsOfStore: string;
  readonly search: string;
  /** What a conversation can be found by. */
  readonly searchBy: string;
  readonly clearSearch: string;
  readonly filters: string;
  readonly moreFilters: string;
  readonly filter: Table<ListFilter>;
  readonly nothingFound: (query: string) => string;
  readonly nothingListed: string;
  readonly showAll: string;
  readonly inAllStores: string;
  readonly shownCount: (count: number) => string;
  readonly unknownStore: string;

  readonly conversationWith: (buyer: string) => string;
  readonly messages: string;
  readonly back: string;
  readonly today: string;
  readonly yesterday: string;
  readonly nothingOpen: string;
  readonly loadingMessages: string;
  readonly loadingOlder: string;
  readonly noMessages: string;
  readonly newMessages: (count: number) => string;
  readonly toNewest: string;
  readonly announceMessage: (buyer: string, text: string) => string;

  readonly replyingAs: string;
  readonly replyingTo: string;
  readonly message: string;
  readonly send: string;
  readonly enterKey: string;
  readonly toSend: string;
  readonly starting: string;
  readonly editing: (time: string) => string;
  readonly stopEditing: string;
  /** `time` is when the failed message was written. */
  readonly overtakes: (time: string) => string;
  readonly sendAfter: string;
  readonly ctrlEnterKey: string;
  /** What makes the composer ask before it sends; `time` is when that message was written. */
  readonly sameText: (time: string) => string;
  readonly sameToMany: (count: number) => string;
  readonly openPlaces: (places: readonly string[]) => string;
  /** `key` sends the text all the same. */
  readonly onceMore: (key: string) => string;

  readonly quickReplies: string;
  readonly findReply: string;
  readonly noReplies: string;
  readonly replyCategory: Table<'greeting' | 'shipping' | 'returns' | 'invoice'>;
  /** The replies that everybody has at first, with places to be filled: `{buyer}`, `{store}`, `{order}`. */
  readonly starter: Readonly<Record<'greeting' | 'shipping' | 'returns' | 'invoice', (buyer: string, store: string, order: string) => string>>;
  readonly sendReply: (reply: string, buyer: string) => string;
  readonly editReplies: string;
  readonly newReply: string;
  readonly replyTitle: string;
  readonly replyText: string;
  readonly category: string;
  readonly placesHint: (places: readonly string[]) => string;
  readonly save: string;
  readonly delete: string;
  readonly undo: string;
  readonly editOf: (reply: string) => string;
  readonly deleteOf: (reply: string) => string;
  readonly replySaved: Table<'saving' | 'saved' | 'unsaved' | 'deleted'>;
  readonly replyRefusal: Table<'starting' | 'empty' | 'too-long' | 'too-many'>;
  /** Words that the platform objected to and that are there yet. */
  readonly stillHolds: (words: readonly string[]) => string;
  readonly draftSaved: string;
  readonly draftUnsaved: string;
  readonly storedInMemory: string;
  readonly lengthOf: (length: number, lengthMax: number) => string;
  /** `inBytes`: the store counts bytes, else characters of whatever kind. */
  readonly lengthLeft: (left: number, inBytes?: boolean) => string;
  readonly refusal: { readonly [Why in SendRefusalWhy]: (refusal: Extract<SendRefusal, { why: Why }>) => string };
  /** Why the disk gave a text back, by the storage's short code; `disk` where the code is another. */
  readonly returned: Table<'quota' | 'slow' | 'disk'>;

  readonly networkLost: string;
  readonly networkBack: string;
  readonly networkFailed: string;
  /** Beside a sync that fails, where nothing that is sent speaks against it. */
  readonly stillSends: string;
  /** After asking for everything by hand has failed; it holds `support` to the letter, which leads to the host's support. */
  readonly syncAdvice: string;
  readonly support: string;
  readonly retrying: string;
  /** `number` is that of the coming attempt, or of the one on its way; `wait` is how long until it comes, or ''. */
  readonly syncAttempt: (number: number, wait: string) => string;
  readonly allSent: (count: number) => string;
  readonly since: (time: string) => string;
  readonly notUpToDateSince: (time: string) => string;
  readonly notUpToDate: string;
  readonly upToDate: (time: string) => string;
  readonly syncing: string;
  /** `time` is how old what is shown is. */
  readonly syncingAsOf: (time: string) => string;
  readonly offlineSince: (time: string) => string;
  readonly ended: string;
  /** How changes come to be known. */
  readonly newsBy: Table<'live' | 'polling'>;
  readonly lastUpToDate: (time: string) => string;
  readonly wiped: string;
  readonly otherAccount: string;

  readonly setBackend: string;
  readonly baseUrlMalformed: (baseUrl: string) => string;
  /** `why` is for the programmer of the page: a place in the data and what belongs there. */
  readonly causesMalformed: (why: string) => string;
}
