/** How likely what goes wrong is, in one kind of weather. All but `ms` are probabilities. */
export interface Profile {
  readonly name: string;
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
  /** Of one send: that it is refused for a cause that the pretend platform does not know: its own fault, a daily limit, its configuration, a code that nobody knows. */
  readonly refusal: number;
  /** Of one message: that it holds a word which the platform refuses. */
  readonly badWord: number;
  /** Of one message: that its answer is lost, whatever else befalls requests. */
  readonly sendLost: number;
  /** Of one commit of the disk: */
  readonly diskRefuses: number;
  /** Of one action of the schedule: */
  readonly offline: number;
  readonly reload: number;
  readonly kill: number;
  /** That the platform throttles a store for some seconds, and says so or not. */
  readonly throttle: number;
  /** That the login of a store is gone, until somebody logs in again. */
  readonly expireLogin: number;
  /** That a person does something about a failed or waiting message. */
  readonly person: number;
  /** Of one page that ends: that nobody comes back for minutes. */
  readonly longAbsence: number;
  /**
   * How long the backend remembers a key, ms. The engine stops trusting it at half that
   * age, and the wire holds a request for up to 40 s: below 80 s no client could keep its promise.
   */
  readonly windowMs: number;
}

const calm: Profile = {
  name: 'calm',
  refused: 0,
  lostBefore: 0,
  lostAfter: 0,
  cut: 0,
  badGateway: 0,
  captivePortal: 0,
  silence: 0,
  repeated: 0,
  late: 0,
  refusal: 0,
  badWord: 0,
  sendLost: 0,
  diskRefuses: 0,
  offline: 0,
  reload: 0.05,
  kill: 0.05,
  throttle: 0,
  expireLogin: 0,
  person: 0.08,
  longAbsence: 0,
  windowMs: 86_400_000,
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
};

/** One is drawn by each seed: a uniform mix would hide what only bad weather of one kind brings out. */
export const profiles: readonly Profile[] = [
  calm,
  lossy,
  { ...lossy, name: 'flapping', offline: 0.3 },
  { ...lossy, name: 'refusing', badWord: 0.25, person: 0.2, kill: 0.1 },
  { ...lossy, name: 'throttle-heavy', throttle: 0.15, person: 0.12 },
  { ...calm, name: 'throttle-calm', throttle: 0.15, person: 0.05 },
  { ...lossy, name: 'login-heavy', expireLogin: 0.12, throttle: 0.03, badWord: 0.05, person: 0.1 },
  { ...lossy, name: 'every-cause', refusal: 0.3, throttle: 0.04, expireLogin: 0.03, person: 0.35 },
  { ...calm, name: 'every-cause-calm', refusal: 0.3, throttle: 0.05, expireLogin: 0.04, offline: 0.05, person: 0.35 },
  { ...lossy, name: 'kill-heavy', kill: 0.25, reload: 0.1 },
  { ...calm, name: 'bad-disk', diskRefuses: 0.15, kill: 0.1, lostAfter: 0.1 },
  { ...lossy, name: 'short-window', windowMs: 90_000, sendLost: 0.5, silence: 0.15, offline: 0.1, kill: 0.1, longAbsence: 0.3 },
];
