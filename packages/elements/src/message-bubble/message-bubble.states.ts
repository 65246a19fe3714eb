import type { Bubble, Delivery, Failure } from '@cs-inbox/core';
import type { FailureCause } from '@cs-inbox/protocol';
import { sampleNow } from '../samples/sample-now.ts';

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

const failed = (cause: FailureCause, more: Partial<Failure> = {}): Bubble => ({
  ...base,
  delivery: 'failed',
  failure: failure(cause, more),
});

const waiting = (cause: FailureCause): Bubble => ({ ...base, delivery: 'waiting', failure: failure(cause) });

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

const byCause = {
  'failed-network': failed('network'),
  'failed-throttled': failed('throttled', { code: '429' }),
  'failed-quota': failed('quota'),
  'failed-login': failed('login', { code: 'error_auth' }),
  'failed-content': failed('content', { words: ['whatsapp', 'line.me'] }),
  'failed-recipient': failed('recipient', { class: 'permanent', retryable: false }),
  'failed-platform': failed('platform', { requestId: 'req-7f3a' }),
  'failed-config': failed('config', { code: 'IpNotAllowed' }),
  'failed-storage': failed('storage'),
  'failed-unknown': failed('unknown', { code: 'E9041', requestId: 'req-81bc', retryable: false }),
} satisfies Record<`failed-${FailureCause}`, Bubble>;

const incoming: Bubble = { ...base, id: 'm-1', key: null, direction: 'in', text: 'When can it arrive?', delivery: 'delivered' };

/** Every state in which a bubble can be met, by name. */
export const messageBubbleStates = {
  ...byDelivery,
  ...byCause,
  'waiting-login': waiting('login'),
  'waiting-throttled': waiting('throttled'),
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
