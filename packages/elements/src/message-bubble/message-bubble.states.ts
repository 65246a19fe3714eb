import type { Bubble, causes, Delivery, Failure, SendAttempt } from '@cs-inbox/core';
import type { FailureCause } from '@cs-inbox/protocol';
import { sampleBubble } from '../samples/sample-bubble.ts';
import { sampleNow } from '../samples/sample-now.ts';
import type { AttemptBadge } from './attempt-badge.ts';

const base = sampleBubble({ delivery: 'sent' });

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
    retry: { verdict: 'may', at: null },
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

/** Nothing is wrong with them: they wait for a person. */
const byHold = {
  'held-paused': { ...base, delivery: 'waiting', hold: 'paused' },
  'held-stale': { ...base, delivery: 'waiting', hold: 'stale', at: sampleNow - 5 * 3_600 * second },
  'held-answered': { ...base, delivery: 'waiting', hold: 'answered', at: sampleNow - 8 * 60 * second },
  'failed-paused': failed('throttled', { hold: 'paused', retry: { verdict: 'waits', for: 'paused' } }),
} satisfies Readonly<Record<string, Bubble>>;

/** By how long nobody knows what became of them. */
const byClock = {
  'sending-10-s': { ...base, delivery: 'sending', sendingSince: sampleNow - 12 * second },
  'sending-30-s': { ...base, delivery: 'sending', sendingSince: sampleNow - 34 * second },
  'unconfirmed-10-s': { ...byDelivery.unconfirmed, sendingSince: sampleNow - 12 * second },
  'unconfirmed-30-s': { ...byDelivery.unconfirmed, sendingSince: sampleNow - 34 * second },
  'unconfirmed-asks': { ...byDelivery.unconfirmed, sendingSince: sampleNow - 600 * second, asks: true },
  'unconfirmed-asks-holds-up': { ...byDelivery.unconfirmed, asks: true, holdsUp: 2 },
  'unconfirmed-asks-newer': { ...byDelivery.unconfirmed, asks: true, retry: newer },
} satisfies Readonly<Record<string, Bubble>>;

const attempt = (number: number, trigger: SendAttempt['trigger'], more: Partial<SendAttempt> = {}): SendAttempt => ({
  number,
  trigger,
  by: '',
  reason: '',
  departedAt: sampleNow - 3_600 * second + number * 421 * second,
  endedAt: sampleNow - 3_600 * second + number * 422 * second,
  outcome: 'refused',
  cause: 'unknown',
  code: 'E9041',
  requestId: '',
  ...more,
});

const past = [
  attempt(1, 'first', { requestId: 'req-81bc' }),
  attempt(2, 'manual', { by: 'Mei Lin', reason: 'The buyer asks again' }),
  attempt(3, 'automatic', { outcome: 'unreached', cause: 'network', code: 'offline' }),
  attempt(4, 'reconnect', { outcome: 'unknown', cause: 'network', code: 'deadline' }),
  attempt(5, 'manual', { by: 'Mei Lin' }),
];

/** As many as are kept, one a day. */
const long = Array.from({ length: 50 }, (_, i) => attempt(i + 1, 'manual', { by: 'Mei Lin', departedAt: sampleNow - (49 - i) * 86_400 * second }));

const tomorrow = sampleNow + 17.5 * 3_600 * second;

/** By what has become of their attempts, and what the morning brings. */
const byHistory = {
  'failed-history': failed('unknown', { retry: ready, attempts: 2, history: past.slice(0, 1) }),
  'failed-twice-by-hand': failed('unknown', { retry: ready, attempts: 4, history: past }),
  'failed-history-long': failed('unknown', { retry: ready, attempts: 50, history: long }),
  'blocked-again': { ...byDelivery.blocked, attempts: 3, history: past.slice(0, 2) },
  'blocked-newer': { ...byDelivery.blocked, retry: newer },
  'waiting-history': { ...waiting('network'), attempts: 2, history: past.slice(0, 2) },
  'delivered-history': {
    ...byDelivery.delivered,
    attempts: 2,
    history: [attempt(1, 'first'), attempt(2, 'manual', { by: 'Mei Lin', outcome: 'accepted', cause: null, code: '' })],
  },
  'delivered-resent': {
    ...byDelivery.delivered,
    attempts: 2,
    history: [attempt(2, 'manual', { by: 'Mei Lin', reason: 'The buyer asks again', outcome: 'accepted', cause: null, code: '' })],
  },
  'failed-morning': failed('quota', { resumes: { on: 'morning', at: tomorrow } }),
  'failed-morning-today': failed('unknown', { retry: ready, resumes: { on: 'morning', at: sampleNow + 3_600 * second } }),
  'failed-morning-gone-by': failed('unknown', { retry: { verdict: 'waits', for: 'earlier' }, resumes: { on: 'morning', at: sampleNow - 60 * second } }),
  'failed-morning-by-server': failed('unknown', { retry: ready, resumes: { on: 'morning', at: null } }),
} satisfies Readonly<Record<string, Bubble>>;

const incoming: Bubble = { ...base, id: 'm-1', key: null, direction: 'in', text: 'When can it arrive?', delivery: 'delivered' };

/** A picture that needs no network. */
const drawing = (width: number, height: number) =>
  `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><path fill="#9db4bd" d="M0 0h${width}v${height}H0z"/><path fill="#5f7f8c" d="m0 ${height} ${width * 0.35}-${height * 0.5} ${width * 0.3} ${height * 0.3} ${width * 0.35}-${height * 0.45}V${height}z"/></svg>`)}`;
const image = { imageUrl: drawing(320, 240), imageWidth: 320, imageHeight: 240 };
const item = { title: 'Rattan table lamp, 40 cm', subtitle: 'RM 129.00', imageUrl: drawing(80, 80), linkUrl: 'https://shop.example/items/4419' };

/** Other kinds than text. */
const byKind = {
  'incoming-image': { ...incoming, kind: 'image', text: '', attachment: image },
  'incoming-image-text': { ...incoming, kind: 'image', text: 'The shade is dented here', attachment: image },
  'incoming-image-tall': { ...incoming, kind: 'image', text: '', attachment: { imageUrl: drawing(400, 4_000), imageWidth: 400, imageHeight: 4_000 } },
  'incoming-image-broken': { ...incoming, kind: 'image', text: '', attachment: { imageUrl: 'data:image/png,none' } },
  'incoming-image-without-address': { ...incoming, kind: 'image', text: '' },
  'outgoing-image': { ...base, key: null, kind: 'image', text: '', attachment: image },
  'incoming-sticker': { ...incoming, kind: 'sticker', text: '', attachment: { imageUrl: drawing(120, 120), imageWidth: 120, imageHeight: 120 } },
  'incoming-item': { ...incoming, kind: 'item', text: '', attachment: item },
  'incoming-item-text': { ...incoming, kind: 'item', text: 'Is this one in stock?', attachment: item },
  'incoming-order': { ...incoming, kind: 'order', text: '', attachment: { title: '4419 2087 3316', subtitle: 'RM 129.00', linkUrl: 'https://shop.example/orders/441920873316' } },
  'outgoing-voucher': { ...base, key: null, kind: 'voucher', text: '', attachment: { title: '-15 %', subtitle: 'LAMP15, until 30 Nov' } },
  'incoming-unsupported': { ...incoming, kind: 'unsupported', text: '', attachment: { linkUrl: 'https://shop.example/messages/42' } },
  'incoming-unsupported-text': { ...incoming, kind: 'unsupported', text: 'https://example.test/card/42' },
  system: { ...incoming, kind: 'system', text: 'The buyer has opened a return request.' },
} satisfies Readonly<Record<string, Bubble>>;

/** Every state in which a bubble can be met, by name. */
export const messageBubbleStates = {
  ...byDelivery,
  ...byCause,
  ...byWait,
  ...byOutlook,
  ...byHold,
  ...byClock,
  ...byHistory,
  ...byBadge,
  'blocked-without-reason': { ...byDelivery.blocked, failure: null },
  incoming,
  'incoming-thai': { ...incoming, text: 'ได้รับของแล้วแต่สีไม่ตรงกับที่สั่งค่ะ ขอเปลี่ยนได้ไหมคะ' },
  'incoming-arabic': { ...incoming, text: 'متى يصل طلبي؟ رقم الطلب 4419-2087' },
  'incoming-long-word': {
    ...incoming,
    text: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(2),
  },
  ...byKind,
} satisfies Readonly<Record<string, Bubble>>;
