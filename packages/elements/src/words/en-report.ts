import type { ReportWords } from './report-words.ts';

const plurals = new Intl.PluralRules('en');
const { format: digits } = new Intl.NumberFormat('en');
const counted = (count: number, one: string, other: string) => `${digits(count)} ${plurals.select(count) === 'one' ? one : other}`;

/** English, as in the pictures of the design where those are exact. */
export const enReport: ReportWords = {
  previousDay: 'Previous day',
  nextDay: 'Next day',
  exportCsv: 'Export CSV',
  exportNdjson: 'Export NDJSON',
  exportAll: (format) => `Export all days: ${format}`,
  exporting: (percent) => `Writing the file: ${percent}`,
  reading: 'Reading what this browser has recorded',
  unreadable: 'This browser’s storage does not answer. The figures cannot be read.',
  tryAgain: 'Read again',

  summary: (sent, failed, arrived, waiting, never) =>
    `${counted(sent, 'message', 'messages')} sent; ${digits(failed)} failed at first. Of these ${digits(arrived)} arrived later, ${digits(waiting)} still ${waiting === 1 ? 'waits' : 'wait'}, ${digits(never)} will not go.`,
  calm: (sent) => `${counted(sent, 'message', 'messages')} sent, each at the first attempt.`,
  nothing: 'Nothing is recorded of this day.',
  sent: 'sent',
  failed: 'failed at first',
  retried: (times) => (times === 0 ? 'retried' : `retried, ${counted(times, 'time', 'times')} in all`),
  arrived: 'arrived later',
  lost: 'lost',
  doubled: 'doubled',

  whyFailed: 'Why messages failed',
  byHour: 'Retries by hour',
  byStore: 'By store',
  showTable: 'Show as table',
  showPicture: 'Show as picture',
  fate: { arrived: 'arrived later', waiting: 'still waiting', never: 'will not go' },
  retryFate: { arrived: 'arrived', open: 'no answer yet', vain: 'in vain' },
  noFailures: 'No message failed.',
  noRetries: 'Nothing was retried.',

  recovery: 'From failure to arrival',
  recoveryWithin: (half, most) => `Half within ${half}, 95 % within ${most}`,
  noRecovery: 'Nothing had to recover',
  machine: 'Retried by itself',
  person: 'Retried by a person',
  triggered: (retries, arrived) => `${counted(retries, 'time', 'times')}, ${digits(arrived)} arrived`,

  column: {
    store: 'Store',
    cause: 'Reason',
    hour: 'Hour',
    all: 'All',
    sent: 'Sent',
    failed: 'Failed',
    retried: 'Retried',
    arrived: 'Arrived',
    waiting: 'Waiting',
    main: 'Main reason',
  },
  main: (cause, count) => `${cause}, ${digits(count)}`,
  none: 'None',
  showWaiting: (count, store) => `Show the ${digits(count)} waiting of ${store}`,
  upTo: (stores, failing, time) => `${counted(stores, 'store', 'stores')}, ${digits(failing)} with failures · figures up to ${time}`,
  ofThisBrowser: 'Counted from what this browser has sent',

  head: {
    created: 'Written (UTC)',
    store: 'Store',
    platform: 'Platform',
    site: 'Site',
    buyer: 'Buyer',
    cause: 'Reason',
    lastCause: 'Last reason',
    code: 'Code',
    requestId: 'Request id',
    retries: 'Retries',
    history: 'Retry history',
    failed: 'First failed (UTC)',
    end: 'End',
    ended: 'Ended (UTC)',
    conversation: 'Conversation',
    key: 'Key',
  },
  end: { arrived: 'Arrived', gone: 'Given up', blocked: 'Blocked by platform', open: 'Open' },
};
