import type { Bubble, Failure } from '@cs-inbox/core';
import { sampleNow } from './sample-now.ts';

/** The time of day at which the samples stand is 14:32. */
const today = (hour: number, minute: number) => sampleNow + ((hour - 14) * 60 + minute - 32) * 60_000;

const lost: Failure = {
  cause: 'network',
  class: 'retryable',
  retryable: true,
  retryAt: null,
  code: 'rejected',
  requestId: '',
  detail: '',
  words: [],
};

const throttled: Failure = { ...lost, cause: 'throttled', code: '429', requestId: 'req-51d0' };

/** When the throttled store may be asked again. */
const soon = sampleNow + 42_000;

const bubble = (id: string, at: number, text: string, more: Partial<Bubble>): Bubble => ({
  id,
  key: more.direction === 'in' ? null : id,
  direction: 'out',
  kind: 'text',
  text,
  at,
  delivery: 'delivered',
  failure: null,
  attempts: 1,
  retry: null,
  resumes: null,
  holdsUp: 0,
  hold: null,
  sendingSince: null,
  asks: false,
  yields: false,
  history: [],
  ...more,
});

/** An invented thread with more troubles than one thread ever has at once. */
export const sampleThread: readonly Bubble[] = [
  bubble('m-0', today(14, 2) - 86_400_000, 'Is the lamp still available?', { direction: 'in' }),
  bubble('m-1', today(14, 5) - 86_400_000, 'Yes, we ship it today.', { delivery: 'read' }),
  bubble('m-2', today(14, 2), 'Lampu dah sampai, tapi penutupnya kemek. Boleh tukar yang baru?', { direction: 'in' }),
  bubble('m-3', today(14, 5), 'I’m sorry about that. We replace the shade, free of charge. A new one leaves our Shah Alam warehouse today.', { delivery: 'read' }),
  bubble('m-4', today(14, 11), 'Terima kasih! Yang lama perlu saya hantar balik?', { direction: 'in' }),
  bubble('m-5', today(14, 12), 'For a faster answer you can also reach me on WhatsApp.', { delivery: 'blocked', failure: { ...lost, cause: 'content', code: '', words: ['WhatsApp'] }, retry: { verdict: 'never', why: 'newer', newerAt: today(14, 24) } }),
  bubble('m-6', today(14, 24), 'The old shade can stay with you, no need to send it back.', { delivery: 'unconfirmed', failure: lost }),
  bubble('m-7', today(14, 29), 'I have asked the warehouse to pack your replacement shade.', { delivery: 'failed', failure: throttled, attempts: 2, retry: { verdict: 'may', at: soon }, resumes: { on: 'time', at: soon } }),
  bubble('m-8', today(14, 30), 'It should reach you on Thursday.', { delivery: 'waiting', failure: { ...throttled, code: '' }, resumes: { on: 'time', at: soon } }),
  bubble('m-9', today(14, 31), 'Is there anything else I can do for you?', { delivery: 'waiting', failure: { ...throttled, code: '' }, resumes: { on: 'time', at: soon } }),
];
