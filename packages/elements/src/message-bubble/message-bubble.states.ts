import type { Bubble, causes, Delivery, Failure } from '@cs-inbox/core';
import type { FailureCause } from '@cs-inbox/protocol';
import { sampleNow } from '../samples/sample-now.ts';
import type { AttemptBadge } from './attempt-badge.ts';

const at = sampleNow - 60_000;

const base: Bubble = {
  id: 'k-1',
  key: 'k-1',
  direction: 'out',
  kind: 'text',
  text: 'Your parcel left the warehouse today.',
  at,
  delivery: 'sent',
  failure: null,
  attempts: 1,
  retry: null,
  resumes: null,
  holdsUp: 0,
};

const failure = (cause: FailureCause, more: Partial<Failure> = {}): Failure => ({
  cause,
  class: 'retryable',
  retryable: true,
  retryAt: null,
  code: '',
  requestId: '',
  detail: '',
  words: [],
  ...more,
});

const second = 1_000;
const soon = sampleNow + 42 * second;

/** What may become of a message that failed for each cause, as the engine says it of a typical one. */
const outlooks = {
  network: { retry: { verdict: 'may', at: null } },
  throttled: { retry: { verdict: 'may', at: soon }, resumes: { on: 'time', at: soon } },
  quota: { retry: { verdict: 'may', at: sampleNow + 3 * 3_600 * second } },
  login: { retry: { verdict: 'waits', for: 'login' }, resumes: { on: 'login' } },
  content: { retry: { verdict: 'never', why: 'cause' } },
  recipient: { retry: { verdict: 'never', why: 'cause' } },
  platform: { retry: { verdict: 'may', at: soon }, resumes: { on: 'time', at: soon } },
  config: { retry: { verdict: 'may', at: null } },
  storage: { retry: { verdict: 'may', at: null } },
  unknown: { retry: { verdict: 'never', why: 'cause' } },
} as const satisfies Record<FailureCause, Pick<Bubble, 'retry'> & Partial<Pick<Bubble, 'resumes'>>>;

const details = {
  network: {},
  throttled: { code: '429' },
  quota: {},
  login: { code: 'error_auth' },
  content: { words: ['WhatsApp', 'line.me'], retryable: false, class: 'business' },
  recipient: { class: 'permanent', retryable: false },
  platform: { requestId: 'req-7f3a' },
  config: { code: 'IpNotAllowed' },
  storage: {},
  unknown: { code: 'E9041', requestId: 'req-81bc', retryable: false },
} as const satisfies Record<FailureCause, Partial<Failure>>;

const failed = (cause: FailureCause, more: Partial<Bubble> = {}): Bubble => ({
  ...base,
  text: cause === 'content' ? 'For a faster answer add me on WhatsApp or line.me.' : base.text,
  delivery: 'failed',
  failure: failure(cause, details[cause]),
  ...outlooks[cause],
  ...more,
});

/** Causes for which a message that has not left waits. */
type WaitingCause = { readonly [Cause in FailureCause]: (typeof causes)[Cause]['holds'] extends 'nothing' ? never : Cause }[FailureCause];

const resumptions = {
  network: { on: 'network' },
  throttled: { on: 'time', at: soon },
  quota: { on: 'time', at: sampleNow + 3 * 3_600 * second },
  login: { on: 'login' },
  platform: { on: 'time', at: soon },
  config: null,
  storage: { on: 'time', at: soon },
} as const satisfies Record<WaitingCause, Bubble['resumes']>;

const waiting = (cause: WaitingCause): Bubble => ({ ...base, delivery: 'waiting', failure: failure(cause), resumes: resumptions[cause] });

const byDelivery = {
  queued: { ...base, delivery: 'queued' },
  sending: { ...base, delivery: 'sending' },
  sent: base,
  delivered: { ...base, delivery: 'delivered' },
  read: { ...base, delivery: 'read' },
  unconfirmed: { ...base, delivery: 'unconfirmed', failure: failure('network', { code: 'rejected' }) },
  waiting: waiting('network'),
  failed: failed('network'),
  blocked: {
    ...base,
    text: 'For a faster answer you can also reach me on WhatsApp.',
    delivery: 'blocked',
    failure: failure('content', { detail: 'Contact details are not allowed', words: ['WhatsApp'] }),
  },
  discarded: { ...base, delivery: 'discarded' },
} satisfies Record<Delivery, Bubble>;

const failedFor = <Cause extends FailureCause>(cause: Cause) =>
  ({ [`failed-${cause}`]: failed(cause) }) as { readonly [Name in `failed-${Cause}`]: Bubble };
const waitingFor = <Cause extends WaitingCause>(cause: Cause) =>
  ({ [`waiting-${cause}`]: waiting(cause) }) as { readonly [Name in `waiting-${Cause}`]: Bubble };
const again = <Cause extends FailureCause>(cause: Cause) =>
  ({
    [`failed-${cause}-first`]: failed(cause),
    [`failed-${cause}-second`]: failed(cause, { attempts: 2 }),
    [`failed-${cause}-third-or-later`]: failed(cause, { attempts: 7 }),
  }) as { readonly [Name in `failed-${Cause}-${AttemptBadge}`]: Bubble };

const byCause = {
  ...failedFor('network'),
  ...failedFor('throttled'),
  ...failedFor('quota'),
  ...failedFor('login'),
  ...failedFor('content'),
  ...failedFor('recipient'),
  ...failedFor('platform'),
  ...failedFor('config'),
  ...failedFor('storage'),
  ...failedFor('unknown'),
} satisfies Record<`failed-${FailureCause}`, Bubble>;

const byBadge = {
  ...again('network'),
  ...again('throttled'),
  ...again('quota'),
  ...again('login'),
  ...again('content'),
  ...again('recipient'),
  ...again('platform'),
  ...again('config'),
  ...again('storage'),
  ...again('unknown'),
} satisfies Record<`failed-${FailureCause}-${AttemptBadge}`, Bubble>;

const byWait = {
  ...waitingFor('network'),
  ...waitingFor('throttled'),
  ...waitingFor('quota'),
  ...waitingFor('login'),
  ...waitingFor('platform'),
  ...waitingFor('config'),
  ...waitingFor('storage'),
} satisfies Record<`waiting-${WaitingCause}`, Bubble>;

const ready = { verdict: 'may', at: null } as const;
const newer = { verdict: 'never', why: 'newer', newerAt: sampleNow - 8 * 60 * second } as const;

const byOutlook = {
  'failed-throttled-ready': failed('throttled', { retry: ready, resumes: null }),
  'failed-throttled-offline': failed('throttled', { resumes: { on: 'network' } }),
  'failed-quota-ready': failed('quota', { retry: ready }),
  'failed-newer': failed('unknown', { retry: newer }),
  'failed-login-waits': failed('unknown', { retry: { verdict: 'waits', for: 'login' } }),
  'failed-earlier': failed('unknown', { retry: { verdict: 'waits', for: 'earlier' } }),
  'failed-answer': failed('unknown', { retry: { verdict: 'waits', for: 'answer' } }),
  'failed-unknown-retryable': failed('unknown', { retry: ready }),
  'failed-platform-holds-up': failed('platform', { retry: ready, resumes: null, attempts: 7, holdsUp: 3 }),
  'waiting-platform-given-up': { ...waiting('platform'), resumes: null },
} satisfies Readonly<Record<string, Bubble>>;

const incoming: Bubble = { ...base, id: 'm-1', key: null, direction: 'in', text: 'When can it arrive?', delivery: 'delivered' };

/** Every state in which a bubble can be met, by name. */
export const messageBubbleStates = {
  ...byDelivery,
  ...byCause,
  ...byWait,
  ...byOutlook,
  ...byBadge,
  'blocked-without-reason': { ...byDelivery.blocked, failure: null },
  incoming,
  'incoming-thai': { ...incoming, text: 'ได้รับของแล้วแต่สีไม่ตรงกับที่สั่งค่ะ ขอเปลี่ยนได้ไหมคะ' },
  'incoming-arabic': { ...incoming, text: 'متى يصل طلبي؟ رقم الطلب 4419-2087' },
  'incoming-long-word': {
    ...incoming,
    text: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(2),
  },
  'incoming-image': { ...incoming, kind: 'image', text: '' },
  'incoming-unsupported': { ...incoming, kind: 'unsupported', text: 'https://example.test/card/42' },
  system: { ...incoming, kind: 'system', text: 'The buyer has opened a return request.' },
} satisfies Readonly<Record<string, Bubble>>;
