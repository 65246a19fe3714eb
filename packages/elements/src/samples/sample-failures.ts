import type { Bubble, Failure, SendAttempt } from '@cs-inbox/core';
import type { FailureCause } from '@cs-inbox/protocol';
import type { FailedMessage } from '@cs-inbox/state';
import { sampleBubble } from './sample-bubble.ts';
import { sampleNow } from './sample-now.ts';
import { sampleStores } from './sample-stores.ts';

const minutes = (count: number) => count * 60_000;

const failure = (cause: FailureCause, more: Partial<Failure> = {}): Failure => ({ cause, class: 'retryable', retryable: true, retryAt: null, code: '', requestId: '', detail: '', words: [], ...more });

const attempt = (number: number, minutesAgo: number, cause: FailureCause | null, trigger: SendAttempt['trigger'] = 'first'): SendAttempt => ({
  number,
  trigger,
  by: trigger === 'manual' ? 'Mei Lin' : '',
  reason: '',
  departedAt: sampleNow - minutes(minutesAgo),
  endedAt: sampleNow - minutes(minutesAgo) + 800,
  outcome: cause === null ? 'unknown' : 'refused',
  cause,
  code: '',
  requestId: '',
});

interface Sample {
  readonly buyer: string;
  readonly storeId: string;
  readonly text: string;
  readonly minutesAgo: number;
  readonly dueInMinutes?: number;
  readonly more: Partial<Bubble>;
}

const may = { verdict: 'may', at: null } as const;
const soon = { verdict: 'may', at: sampleNow + 42_000 } as const;
const never = { verdict: 'never', why: 'cause' } as const;
const twice = (cause: FailureCause) => ({ attempts: 2, history: [attempt(1, 40, cause), attempt(2, 6, cause, 'manual')] });
const thrice = (cause: FailureCause) => ({ attempts: 3, history: [attempt(1, 90, cause), attempt(2, 40, cause, 'automatic'), attempt(3, 6, cause, 'manual')] });
const tomorrow = sampleNow + minutes(60 * 17 + 28);

const samples: readonly Sample[] = [
  { buyer: 'กิตติพงษ์ พ.', storeId: 's-th', text: 'ส่งของวันนี้ไม่ทันค่ะ ขออภัยในความล่าช้า', minutesAgo: 23, dueInMinutes: -22, more: { ...thrice('login'), failure: failure('login', { class: 'business', code: 'error_auth', requestId: 'req-77a1' }), retry: { verdict: 'waits', for: 'login' }, resumes: { on: 'login' } } },
  { buyer: 'Nur Aisyah', storeId: 'l-my', text: 'For a faster answer you can also reach me on WhatsApp.', minutesAgo: 22, dueInMinutes: 48, more: { ...thrice('content'), delivery: 'blocked', failure: failure('content', { class: 'business', retryable: false, words: ['WhatsApp'] }), retry: { verdict: 'never', why: 'newer', newerAt: sampleNow - minutes(8) } } },
  { buyer: 'Nur Aisyah', storeId: 'l-my', text: 'The old shade can stay with you, no need to send it back.', minutesAgo: 8, dueInMinutes: 48, more: { delivery: 'unconfirmed', failure: failure('network', { code: 'cut' }), sendingSince: null, history: [attempt(1, 8, null)] } },
  { buyer: 'Nur Aisyah', storeId: 'l-my', text: 'I have asked the warehouse to pack your replacement shade.', minutesAgo: 3, dueInMinutes: 48, more: { ...twice('throttled'), failure: failure('throttled', { code: '429', requestId: 'req-51d0' }), retry: soon, resumes: { on: 'time', at: soon.at } } },
  { buyer: 'Ngô Bảo Anh', storeId: 'l-vn', text: 'Dạ shop đã giao hàng cho đơn vị vận chuyển chiều nay ạ.', minutesAgo: 41, dueInMinutes: 60, more: { ...twice('throttled'), failure: failure('throttled', { code: '429' }), retry: may } },
  { buyer: 'Trần Thị Hồng Nhung', storeId: 'l-vn', text: 'Đơn của bạn đang ở kho Thủ Đức, mai sẽ giao ạ.', minutesAgo: 48, dueInMinutes: 190, more: { failure: failure('network', { code: 'reset' }), retry: may, history: [attempt(1, 48, 'network')] } },
  { buyer: '陈美玲', storeId: 's-sg', text: '可以的，公司抬头请发给我，明天开好给您。', minutesAgo: 72, dueInMinutes: 240, more: { failure: failure('platform', { code: 'system_busy', requestId: 'req-9c02' }), retry: may, resumes: { on: 'morning', at: tomorrow }, history: [attempt(1, 72, 'platform')] } },
  { buyer: 'Ahmad Muslim', storeId: 's-my', text: 'We have changed the delivery address as you asked.', minutesAgo: 1, dueInMinutes: 300, more: { delivery: 'sending', sendingSince: sampleNow - 34_000, history: [attempt(1, 1, null)] } },
  { buyer: 'Jasmine Reyes', storeId: 't-ph', text: 'Hi po! Yes, 120 × 200 is back in stock today.', minutesAgo: 94, dueInMinutes: 400, more: { failure: failure('config', { class: 'business', code: '36009033', requestId: 'req-0b1d' }), retry: may, history: [attempt(1, 94, 'config')] } },
  { buyer: 'ธนกร ศรีสุข', storeId: 't-th', text: 'ขออภัยค่ะ สินค้านี้หมดชั่วคราวนะคะ', minutesAgo: 121, more: { ...twice('recipient'), failure: failure('recipient', { class: 'permanent', retryable: false, code: '36009013' }), retry: never } },
  { buyer: 'Ploy S.', storeId: 't-th', text: 'โค้ดส่วนลด 10% คือ ASTER10 ค่ะ', minutesAgo: 165, more: { attempts: 5, history: thrice('platform').history, failure: failure('platform', { code: '36009003' }), retry: may } },
  { buyer: 'Budi Santoso', storeId: 'l-id', text: 'Baik kak, kami cek dulu ke gudang ya', minutesAgo: 6, more: { delivery: 'waiting', failure: failure('login'), resumes: { on: 'login' }, attempts: 0 } },
  { buyer: 'Lê Quang Huy', storeId: 't-vn', text: 'Dạ shop gửi mình mã giảm 10% nhé', minutesAgo: 300, more: { delivery: 'waiting', hold: 'stale', attempts: 0 } },
  { buyer: 'أحمد بن علي', storeId: 's-my', text: 'طلبك 4419-2087 في الطريق إليك', minutesAgo: 60 * 26, more: { delivery: 'unconfirmed', asks: true, retry: may, failure: failure('network'), history: [attempt(1, 60 * 26, null)] } },
  { buyer: 'Siti', storeId: 's-my', text: 'You can pay by bank transfer to 8812-0042.', minutesAgo: 60 * 30, more: { failure: failure('content', { class: 'business', retryable: false, words: ['bank transfer', '8812-0042'], code: 'sensitive' }), retry: never, history: [attempt(1, 60 * 30, 'content')] } },
  { buyer: 'Mark', storeId: 't-ph', text: 'Sorry, one more day.', minutesAgo: 60 * 50, more: { failure: failure('quota', { code: '45101012' }), retry: { verdict: 'may', at: sampleNow + minutes(95) }, resumes: { on: 'morning', at: tomorrow }, history: [attempt(1, 60 * 50, 'quota')] } },
  { buyer: 'Unknown code', storeId: 's-gone', text: 'Thank you!', minutesAgo: 60 * 70, more: { failure: failure('unknown', { class: 'business', retryable: false, code: 'E-9917', requestId: 'req-ff12' }), retry: never, history: [attempt(1, 60 * 70, 'unknown')] } },
];

/** Messages of several stores that have not arrived, each for another reason, the most pressing first. */
export const sampleFailures: readonly FailedMessage[] = samples.map(({ buyer, storeId, text, minutesAgo, dueInMinutes, more }, i) => ({
  bubble: sampleBubble({ id: `f-${i}`, key: `f-${i}`, text, at: sampleNow - minutes(minutesAgo), delivery: 'failed', ...more }),
  conversationId: `c-${i}`,
  storeId,
  store: sampleStores.find(({ id }) => id === storeId) ?? null,
  buyerName: buyer,
  replyDueAt: dueInMinutes === undefined ? null : sampleNow + minutes(dueInMinutes),
}));

/** So many failed messages: the samples over and over, each buyer with a number. */
export function manyFailures(count: number): readonly FailedMessage[] {
  const first = sampleFailures[0];
  if (first === undefined) return [];
  return Array.from({ length: count }, (_, i) => {
    const sample = sampleFailures[i % sampleFailures.length] ?? first;
    const id = `f-${i}`;
    return { ...sample, buyerName: `${sample.buyerName} ${i}`, bubble: { ...sample.bubble, id, key: id, at: sample.bubble.at - i * 1_000 } };
  });
}
