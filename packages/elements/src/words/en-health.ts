import type { HealthWords } from './health-words.ts';

const { format: digits } = new Intl.NumberFormat('en');
const counted = (count: number, one: string, other: string) => `${digits(count)} ${count === 1 ? one : other}`;
const messages = (count: number) => counted(count, 'message', 'messages');
const listed = (...parts: readonly (string | false)[]) => parts.filter((part) => part !== false).join(', ');

/** The health panel in English. */
export const enHealth: HealthWords = {
  title: 'Health',
  summary: (act, look, ok) =>
    listed(act > 0 && `${digits(act)} ${act === 1 ? 'thing needs' : 'things need'} you now`, look > 0 && `${digits(look)} to watch`, `${digits(ok)} ${ok === 1 ? 'is' : 'are'} fine`),
  allFine: (ok) => `All ${counted(ok, 'check is', 'checks are')} fine`,
  lastRound: (time) => `Checks itself. The last round finished at ${time}; nothing here has to be ticked by hand.`,
  measuring: 'Checking…',
  rule: 'Every check says what it measured and when. A check that could not run counts as “to watch”, never as fine.',
  level: { ok: 'Fine', look: 'To watch', act: 'Needs you' },
  checkAll: 'Check all now',
  column: { state: 'State', check: 'Check', found: 'What was found', when: 'Checked, how often', deed: 'What to do' },
  today: (from, to) => `Today, ${from} to ${to}`,
  quarters: (act, look, ok) => `Quarter hours of today: ${digits(act)} needed somebody, ${digits(look)} to watch, ${digits(ok)} fine`,
  importance: { high: 'High importance', medium: 'Medium importance' },
  name: {
    login: 'Store login status',
    sending: 'Message send status',
    unread: 'Unread message count',
    retries: 'Message retry records',
    sync: 'Sync status',
    network: 'Network connection status',
    order: 'Session list refresh',
    'by-hand': 'Manual retry availability',
    stored: 'Stored messages',
    test: 'Test message',
  },
  often: {
    login: 'Before daily operations, live',
    sending: 'After each operation, live',
    unread: 'Every hour, live',
    retries: 'End of day, live',
    sync: 'Every 30 minutes, live',
    network: 'Every entry to panel, live',
    order: 'End of each day, live',
    'by-hand': 'When sync fails, live',
    stored: 'Live',
    test: 'Before each reply, by hand',
  },
  how: 'How?',
  howOf: (check) => `How to check it by hand: ${check}`,
  method: {
    login: 'By hand: look through the stores at the side for “Expired” or “Requires relogin”. Log in again, and what waits there goes by itself.',
    sending: 'By hand: look through the conversations for “Send Failed”, and for “Sending” that stands for more than 30 seconds.',
    unread: 'By hand: compare the unread number of each store with what is usual at this time of the day.',
    retries: 'By hand: at the end of the day, add up how often messages were retried, and why they had failed.',
    sync: 'By hand: see whether the times of the newest messages move on, and whether the bar at the top says that the sync failed.',
    network: 'By hand: look at the indicator at the top right, and for the bar that says that the connection is lost.',
    order: 'By hand: open a few conversations; the list stays in the order of the newest message, and nobody stands in it twice.',
    'by-hand': 'By hand: when a sync has failed, see that “Retry” stands at the right end of the bar and can be pressed.',
    stored: 'By hand: there is no way. What is not sent yet stands on this browser’s disk before it goes on the wire.',
    test: 'By hand: send a message to a conversation of your own, and see it change from “Sending” to “Sent”.',
  },
  nothingToDo: 'Nothing to do',

  signedIn: (stores) => (stores === 1 ? 'The store is signed in.' : `All ${digits(stores)} stores are signed in.`),
  signedOut: (stores, list) => `${counted(stores, 'store', 'stores')} signed out: ${list}.`,
  expiring: (stores, list) => `${counted(stores, 'login ends', 'logins end')} soon: ${list}.`,
  moreStores: (stores) => `${digits(stores)} more`,
  waitThere: (count) => `${messages(count)} ${count === 1 ? 'waits' : 'wait'} there.`,

  allArrived: 'Every message has arrived, or is on its way for less than 30 s.',
  failed: (count, status) => `${messages(count)} ${count === 1 ? 'shows' : 'show'} ${status}.`,
  canGo: (count) => `${digits(count)} can go again now.`,
  overdue: (count) => `${messages(count)} sending for over 30 s.`,
  unconfirmed: (count) => `${digits(count)} unconfirmed, being looked up.`,
  waiting: (count) => `${digits(count)} ${count === 1 ? 'waits and goes by itself' : 'wait and go by themselves'}.`,
  show: (count) => `Show ${digits(count)}`,

  noUnread: 'Nothing is unread.',
  unread: (count) => `${digits(count)} unread in all stores.`,
  crowded: (store, count, usual) => `${store} has ${count}, usual for this hour is ${usual}.`,
  oldestSince: (time) => `The oldest waits since ${time}.`,
  openStore: 'Open store',
  showUnread: 'Show unread',

  noRetries: 'No retries today.',
  retries: (count) => `${counted(count, 'retry', 'retries')} today.`,
  mostRetries: (count, cause, store) => `${digits(count)} of them at ${store}: ${cause}.`,

  upToDate: (time) => `Up to date as of ${time}.`,
  neverSynced: 'Not up to date yet.',
  lastFull: (time) => `Last full sync ${time}.`,
  syncFailed: (questions, code) => `${counted(questions, 'question', 'questions')} in a row failed${code && ` (${code})`}.`,

  connected: 'Connected.',
  disconnected: 'Not connected.',
  noLoss: 'No loss today while this page was open.',
  losses: (count, span, time) => `${counted(count, 'loss', 'losses')} today, the longest ${span} at ${time}.`,

  inOrder: (sessions) => `${counted(sessions, 'session', 'sessions')} in the right order, no duplicates.`,
  outOfOrder: (sessions, misplaced, doubled) => `Of ${counted(sessions, 'session', 'sessions')}, ${digits(misplaced)} out of order and ${digits(doubled)} twice.`,

  byHand: (retry) => `“${retry}” is reachable in the bar, on the bubble and in the list of failed messages.`,
  halted: 'Nothing is sent until this page is reloaded.',
  notReady: 'Not yet: this browser’s storage does not answer.',

  noneUnsent: 'Nothing waits to be sent.',
  stored: (count) => `${messages(count)} not sent yet, ${count === 1 ? 'it is' : 'all of them'} on disk.`,
  notStored: (count) => `This browser keeps nothing on disk: ${messages(count)} not sent yet ${count === 1 ? 'goes' : 'go'} with this page.`,
  unreadable: (rows) => `${counted(rows, 'row', 'rows')} on the disk cannot be read. Kept, never deleted.`,
  exportRows: 'Export rows',
  unreadableFile: 'unreadable-rows',
  diskSilent: 'This browser’s storage does not answer.',

  noTest: 'The backend offers no test conversation, so no test message is sent.',
  noTestYet: (conversation) => `No test message sent yet. It goes to ${conversation} only.`,
  test: {
    sent: (time) => `The test message of ${time} has arrived.`,
    failed: (time) => `The test message of ${time} has failed.`,
    pending: (time) => `The test message of ${time} is on its way.`,
  },
  sendTest: 'Send a test',
  testText: (time) => `Test message of ${time}`,

  ofPage: 'Of this page',
  hostChecks: 'Checks of this page',
  hostOften: 'As often as the page says',
  hostMalformed: (why) => `The checks of this page cannot be used: ${why}`,
  hostThrew: (why) => `Could not be checked: ${why}`,
  hostSilent: (time) => `Could not be checked: no answer since ${time}.`,
  hostAsked: 'Being checked.',

  copyText: 'Copy as text',
  requestIds: 'Request ids for support',
  noRequestIds: 'No failure with a request id is known.',
};
