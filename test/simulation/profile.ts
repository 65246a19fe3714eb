import { type SyncWeather, syncWeathers } from './sync-weather.ts';

/** How likely what goes wrong is, in one kind of weather. All but those that say so are probabilities. */
export interface Profile {
  readonly name: string;
  /** Longest pause between two actions, ms. */
  readonly pauseMs: number;
  /** Of one request: */
  readonly refused: number;
  readonly lostBefore: number;
  readonly lostAfter: number;
  readonly cut: number;
  readonly badGateway: number;
  readonly captivePortal: number;
  readonly silence: number;
  readonly repeated: number;
  readonly late: number;
  /** Of one sync: that its cursor means nothing any more. */
  readonly cursorExpired: number;
  /** Of one message: that it holds a word which the platform refuses. */
  readonly badWord: number;
  /** Of one message: that its answer is lost, whatever else befalls requests. */
  readonly sendLost: number;
  /** Of one message: that nobody ever answers, whether it arrives or not. */
  readonly sendSilent: number;
  /** Of one request that is given up: that its answer is told all the same, as it comes. */
  readonly toldLate: number;
  /** Of one question for news: that it never arrives. */
  readonly newsLost: number;
  /** Of one message: that nobody answers, and it never arrives; and that this is only known after a while. */
  readonly sendDead: number;
  readonly deadSilence: number;
  /** Of one message: that the platform takes it and the backend says that it is still at it; that the backend answers with what became of the one before. */
  readonly stillAtIt: number;
  readonly othersAnswer: number;
  /** Whether a code that nobody knows and that may not be sent again is called a matter of business, not for good. */
  readonly businessCodes: boolean;
  /** Of one look of a person at what is on its way: that it is taken back, for the menu was opened before. */
  readonly lateHand: number;
  /** Whether a page stands open whose disk does not open. */
  readonly diskless: boolean;
  /** Of one throttled answer: that it tells its time in an odd way. */
  readonly oddWait: number;
  /**
   * Of one message: that the platform fails and proves that it did not take it; that it refuses it with a code
   * that nobody knows; that the buyer cannot be written to; that it takes the message and blocks it later.
   */
  readonly platform: number;
  readonly unknownCode: number;
  readonly recipient: number;
  readonly blocked: number;
  /** Of one commit of the disk: */
  readonly diskRefuses: number;
  readonly diskHangs: number;
  /** How long a commit takes at most where the disk does not hang, ms. */
  readonly diskMs: number;
  /** Of one message from tab to tab: */
  readonly postDoubled: number;
  readonly postOld: number;
  /** Of one action of the schedule: */
  readonly offline: number;
  readonly reload: number;
  readonly kill: number;
  readonly freeze: number;
  readonly sleep: number;
  readonly hide: number;
  readonly clockJump: number;
  /** Whether the clock is only ever set back, and by more than anything in a schedule takes. */
  readonly clockBack: boolean;
  readonly diskCleared: number;
  readonly rowSpoilt: number;
  readonly newerTab: number;
  readonly accountSwitched: number;
  readonly wiped: number;
  readonly closedForHours: number;
  /** That nobody does anything for minutes. */
  readonly lull: number;
  /** How long nobody does anything when they are back, ms: what was missed is caught up within a minute. */
  readonly stayMs: number;
  readonly minimized: number;
  /** For how long at most, ms. */
  readonly minimizedMs: number;
  /** Whether a daily limit that is reached stays so for days, and everybody is away for up to fifty hours. */
  readonly longDays: boolean;
  /** Most pages that stand open: what takes days needs time for each of them. */
  readonly tabsMax: number;
  /** Whether the backend itself sends again each morning what was refused. */
  readonly serverRetries: boolean;
  readonly restart: number;
  /** That the platform throttles a store for some seconds, and says so in one form or not; that its daily limit is reached; that it does not let the backend in. */
  readonly throttle: number;
  readonly quota: number;
  readonly forbid: number;
  /** That the platform asks each message to a store for another time, long or short, for a while. */
  readonly fickle: number;
  /** Whether all conversations are of one store. */
  readonly oneStore: boolean;
  /** That a person pauses a store for a while. */
  readonly pause: number;
  /** That the login of a store is gone, until somebody logs in again. */
  readonly expireLogin: number;
  /** That a person does something about a failed or waiting message. */
  readonly person: number;
  /** Of one click: that its page stands still before the disk has answered. */
  readonly frozenAtClick: number;
  /** Of one message that is deleted from the disk: that the page which did it dies at once. */
  readonly killedAtGone: number;
  /** Whether a person who sends all again means what has failed in any conversation. */
  readonly everywhere: boolean;
  /** Of what has failed: that a person who does something about it gives it up. */
  readonly impatient: number;
  /** Of one page that ends: that nobody comes back for minutes. */
  readonly longAbsence: number;
  /** Messages of colleagues per minute. */
  readonly colleagues: number;
  /** Of one answer to many at once, that it leaves half of them out; above 0 the backend takes many at once. */
  readonly bulkPartial: number;
  /** Whether stores tell how fast they may send, and the platform holds them to it. */
  readonly paced: boolean;
  /** Whether the backend hands refusals on as the platform says them, which proves nothing. */
  readonly envelope: boolean;
  /** Whether the backend can be asked what became of a key. */
  readonly lookUp: boolean;
  /**
   * How long the backend remembers a key, ms; 0: not at all. The engine stops trusting it at half that
   * age, and the wire holds a request for up to 40 s: between 0 and 80 s no client could keep its promise.
   */
  readonly windowMs: number;
  readonly sync: SyncWeather;
}

const calm: Profile = {
  name: 'calm',
  pauseMs: 2_800,
  refused: 0,
  lostBefore: 0,
  lostAfter: 0,
  cut: 0,
  badGateway: 0,
  captivePortal: 0,
  silence: 0,
  repeated: 0,
  late: 0,
  cursorExpired: 0,
  badWord: 0,
  sendLost: 0,
  sendSilent: 0,
  toldLate: 0,
  newsLost: 0,
  sendDead: 0,
  deadSilence: 0,
  stillAtIt: 0,
  othersAnswer: 0,
  businessCodes: false,
  lateHand: 0,
  diskless: false,
  oddWait: 0,
  platform: 0,
  unknownCode: 0,
  recipient: 0,
  blocked: 0,
  diskRefuses: 0,
  diskHangs: 0,
  diskMs: 20,
  postDoubled: 0,
  postOld: 0,
  offline: 0,
  reload: 0.03,
  kill: 0.04,
  freeze: 0,
  sleep: 0,
  hide: 0,
  clockJump: 0,
  clockBack: false,
  diskCleared: 0,
  rowSpoilt: 0,
  newerTab: 0,
  accountSwitched: 0,
  wiped: 0,
  closedForHours: 0,
  lull: 0,
  frozenAtClick: 0,
  killedAtGone: 0,
  stayMs: 0,
  minimized: 0,
  minimizedMs: 57_600_000,
  longDays: false,
  tabsMax: 8,
  serverRetries: false,
  restart: 0,
  throttle: 0,
  quota: 0,
  forbid: 0,
  fickle: 0,
  oneStore: false,
  pause: 0,
  expireLogin: 0,
  person: 0.08,
  everywhere: false,
  impatient: 0,
  longAbsence: 0,
  colleagues: 0,
  bulkPartial: 0,
  paced: false,
  envelope: false,
  lookUp: true,
  windowMs: 86_400_000,
  sync: syncWeathers.calm,
};

const lossy: Profile = {
  ...calm,
  name: 'lossy',
  refused: 0.06,
  lostBefore: 0.06,
  lostAfter: 0.12,
  cut: 0.06,
  badGateway: 0.06,
  captivePortal: 0.04,
  silence: 0.03,
  repeated: 0.06,
  late: 0.06,
  cursorExpired: 0.02,
  restart: 0.01,
  sync: syncWeathers.shaky,
};

/** Answers that never come and copies on the way are left out where no key tells the copies apart. */
const noKeys: Partial<Profile> = { windowMs: 0, repeated: 0, late: 0, silence: 0 };
const everyCause: Partial<Profile> = {
  platform: 0.12, unknownCode: 0.1, recipient: 0.03, blocked: 0.05, badWord: 0.08, quota: 0.03, forbid: 0.03, throttle: 0.04,
  expireLogin: 0.03, person: 0.35, bulkPartial: 0.9,
};
const unrestful: Partial<Profile> = { freeze: 0.06, sleep: 0.05, hide: 0.05, kill: 0.08, reload: 0.03 };

/** One is drawn by each seed: a uniform mix would hide what only bad weather of one kind brings out. */
export const profiles: readonly Profile[] = [
  calm,
  lossy,
  { ...lossy, name: 'flapping', offline: 0.3 },
  { ...lossy, name: 'refusing', sync: syncWeathers.polled, badWord: 0.25, person: 0.2, kill: 0.1 },
  { ...lossy, name: 'throttle-heavy', throttle: 0.15, person: 0.12, bulkPartial: 0.9 },
  { ...calm, name: 'throttle-calm', throttle: 0.15, person: 0.05 },
  { ...calm, name: 'nobody-answers', sync: syncWeathers.polled, sendDead: 0.93, deadSilence: 0.4, kill: 0.005, reload: 0.005, person: 0.02 },
  { ...calm, name: 'moody-store', sync: syncWeathers.polled, oneStore: true, throttle: 0.12, oddWait: 0.8, expireLogin: 0.02, sendDead: 0.1, deadSilence: 0.2, offline: 0.06, person: 0.25, kill: 0.01, reload: 0.01 },
  { ...calm, name: 'paced', sync: syncWeathers.polled, paced: true, offline: 0.05, lostAfter: 0.05, person: 0.03, kill: 0.03, reload: 0.02 },
  { ...lossy, name: 'login-heavy', expireLogin: 0.12, throttle: 0.03, badWord: 0.05, person: 0.1, bulkPartial: 0.9 },
  { ...lossy, name: 'quota-heavy', sync: syncWeathers.polled, quota: 0.12, person: 0.15, closedForHours: 0.01, bulkPartial: 0.9 },
  { ...calm, name: 'many-mornings', tabsMax: 2, quota: 0.12, closedForHours: 0.25, longDays: true, person: 0.02 },
  { ...calm, name: 'lean-months', tabsMax: 1, sync: syncWeathers.polled, quota: 0.15, closedForHours: 0.3, stayMs: 80_000, kill: 0.01, reload: 0.01, longDays: true, person: 0.01 },
  { ...calm, name: 'open-overnight', tabsMax: 1, sync: syncWeathers.polled, unknownCode: 0.4, minimized: 0.08, person: 0.02, kill: 0.01, reload: 0.01 },
  { ...calm, name: 'server-retries', tabsMax: 3, sync: syncWeathers.polled, unknownCode: 0.3, closedForHours: 0.15, serverRetries: true, person: 0.05 },
  { ...calm, name: 'platform-down', sync: syncWeathers.polled, platform: 0.97, minimized: 0.06, minimizedMs: 1_800_000, person: 0.04, kill: 0.005, reload: 0.005, offline: 0.05 },
  { ...calm, name: 'confused-backend', sync: syncWeathers.polled, stillAtIt: 0.15, othersAnswer: 0.15, lateHand: 0.5, sendLost: 0.1, unknownCode: 0.2, businessCodes: true, person: 0.35, diskless: true },
  { ...calm, name: 'long-waits', sync: syncWeathers.polled, offline: 0.15, closedForHours: 0.08, colleagues: 2, lostAfter: 0.05 },
  { ...lossy, ...everyCause, name: 'every-cause' },
  { ...calm, ...everyCause, name: 'every-cause-calm', sync: syncWeathers.polled, offline: 0.05, blocked: 0.1, colleagues: 6 },
  { ...calm, ...everyCause, name: 'thin-backend', sync: syncWeathers.polled, envelope: true, bulkPartial: 0, offline: 0.03 },
  { ...lossy, name: 'kill-heavy', kill: 0.2, reload: 0.08 },
  { ...calm, name: 'bad-disk', diskRefuses: 0.15, kill: 0.1, lostAfter: 0.1 },
  { ...calm, name: 'worse-disk', sync: syncWeathers.lively, diskRefuses: 0.03, diskHangs: 0.03, diskCleared: 0.03, rowSpoilt: 0.06, kill: 0.08, lostAfter: 0.1, offline: 0.1 },
  { ...lossy, name: 'short-window', windowMs: 90_000, sendLost: 0.5, silence: 0.15, offline: 0.1, kill: 0.1, longAbsence: 0.3 },
  { ...calm, name: 'deaf', newsLost: 0.95, sendLost: 0.7, platform: 0.1, windowMs: 90_000, kill: 0.05, longAbsence: 0.2 },
  { ...lossy, ...unrestful, name: 'sleepy-tabs', postDoubled: 0.05, postOld: 0.05, newerTab: 0.02 },
  { ...calm, ...unrestful, name: 'sleepy-tabs-calm', sendLost: 0.1, offline: 0.03, throttle: 0.03 },
  { ...lossy, name: 'odd-clock', clockJump: 0.1, throttle: 0.04, quota: 0.02, platform: 0.05, closedForHours: 0.02 },
  { ...lossy, name: 'no-look-up', lookUp: false, sendLost: 0.2, kill: 0.08, person: 0.15 },
  { ...lossy, ...noKeys, name: 'no-deduplication', sendLost: 0.2, kill: 0.08, platform: 0.05 },
  { ...lossy, ...noKeys, name: 'neither', sync: syncWeathers.polled, lookUp: false, sendLost: 0.2, kill: 0.08, platform: 0.05, person: 0.2 },
  { ...lossy, name: 'other-people', sync: syncWeathers.lively, accountSwitched: 0.04, wiped: 0.02, colleagues: 4, offline: 0.08, closedForHours: 0.02, person: 0.15 },
  { ...calm, name: 'stream-calm', sync: syncWeathers.lively, offline: 0.06, kill: 0.08, reload: 0.05 },
  { ...calm, name: 'stream-broken', sync: syncWeathers.broken, offline: 0.03, kill: 0.06 },
  { ...calm, name: 'proxy-buffers', sync: syncWeathers.proxy, offline: 0.04 },
  { ...calm, name: 'cursor-trouble', sync: syncWeathers.cursors, cursorExpired: 0.06, restart: 0.03, offline: 0.05 },
  { ...lossy, name: 'sync-trouble', sync: syncWeathers.incremental, cursorExpired: 0.1, newsLost: 0.2, restart: 0.03 },
  { ...calm, name: 'flapping-stream', sync: syncWeathers.flapping, offline: 0.1 },
  { ...calm, ...unrestful, name: 'stream-tabs', sync: syncWeathers.shaky, postDoubled: 0.1, postOld: 0.05, offline: 0.04 },
  { ...calm, name: 'second-thoughts', sync: syncWeathers.polled, killedAtGone: 0.4, offline: 0.15, throttle: 0.06, badWord: 0.1, person: 0.4, kill: 0.02 },
  { ...calm, name: 'still-at-click', sync: syncWeathers.polled, frozenAtClick: 0.15, sendLost: 0.1, kill: 0.02 },
  { ...calm, name: 'refused-edits', sync: syncWeathers.polled, diskRefuses: 0.3, diskHangs: 0.04, badWord: 0.35, person: 0.45, kill: 0.03 },
  { ...calm, name: 'stuttering-disk', sync: syncWeathers.polled, diskRefuses: 0.35, diskHangs: 0.06, sendLost: 0.6, kill: 0.02, reload: 0.01 },
  { ...calm, name: 'paced-kills', sync: syncWeathers.polled, paced: true, kill: 0.15, offline: 0.1, person: 0.03 },
  { ...calm, name: 'slow-strangers', sync: syncWeathers.polled, diskHangs: 0.08, accountSwitched: 0.08, sendLost: 0.1 },
  { ...calm, name: 'answered-offline', sync: syncWeathers.polled, offline: 0.2, lull: 0.1, colleagues: 20, person: 0.03, kill: 0.02, reload: 0.01 },
  { ...calm, name: 'answered-live', colleagues: 20, throttle: 0.1, pause: 0.06, lull: 0.02, kill: 0.02, reload: 0.01 },
  { ...calm, name: 'restless-reader', sync: syncWeathers.restless, pauseMs: 1_200, colleagues: 20, late: 0.1, person: 0.03 },
  { ...calm, name: 'expired-offline', sync: syncWeathers.leafing, pauseMs: 4_000, cursorExpired: 0.6, offline: 0.2, colleagues: 10, person: 0.03, kill: 0.12, reload: 0.02 },
  { ...calm, name: 'two-refusals', sync: syncWeathers.polled, pauseMs: 500, oneStore: true, throttle: 0.12, forbid: 0.12, person: 0.45, kill: 0.005, reload: 0.005 },
  { ...calm, name: 'mute', sync: syncWeathers.polled, pauseMs: 14_000, sendSilent: 0.75, newsLost: 0.95, windowMs: 90_000, kill: 0, reload: 0.02 },
  { ...calm, name: 'late-word', sync: syncWeathers.polled, pauseMs: 8_000, late: 0.4, toldLate: 0.8, platform: 0.3, sendLost: 0.2, newsLost: 0.95, windowMs: 90_000, kill: 0.02, reload: 0.01 },
  { ...calm, name: 'clock-back', sync: syncWeathers.polled, clockJump: 0.08, clockBack: true, sendLost: 0.6, newsLost: 0.9, windowMs: 90_000, kill: 0.12, longAbsence: 0.5 },
  { ...calm, name: 'slow-disk', sync: syncWeathers.polled, diskMs: 400, throttle: 0.06, offline: 0.05, person: 0.45 },
  { ...lossy, name: 'bulk', sync: syncWeathers.polled, quota: 0.12, forbid: 0.15, person: 0.5, everywhere: true, bulkPartial: 0.9, kill: 0.02 },
  { ...calm, name: 'fickle', sync: syncWeathers.polled, pauseMs: 1_000, oneStore: true, fickle: 0.1, person: 0.4, impatient: 0.9, late: 0.1, kill: 0.005, reload: 0.005 },
  { ...calm, ...noKeys, name: 'look-ups', sync: syncWeathers.polled, sendLost: 0.4, newsLost: 0.8, platform: 0.1, throttle: 0.06, pause: 0.08, offline: 0.03 },
  { ...calm, name: 'by-hand', sync: syncWeathers.polled, pauseMs: 7_000, expireLogin: 0.06, newsLost: 0.97, person: 0.3, late: 0.1, kill: 0.005, reload: 0.005 },
];
