import type { Bubble, SendAttempt } from '@cs-inbox/core';
import { messageBubbleStates as bubbles } from '../message-bubble/message-bubble.states.ts';
import { sampleBubble } from '../samples/sample-bubble.ts';
import { sampleNow } from '../samples/sample-now.ts';
import type { CsRetryHistory } from '../retry-history/retry-history.ts';

type RetryHistoryState = Pick<CsRetryHistory, 'bubble' | 'conversationId'>;

const of = (bubble: Bubble): RetryHistoryState => ({ bubble, conversationId: 'c-0' });
const day = 86_400_000;

const automatic = (number: number, daysAgo: number): SendAttempt => ({
  number,
  trigger: 'automatic',
  by: '',
  reason: '',
  departedAt: sampleNow - daysAgo * day,
  endedAt: sampleNow - daysAgo * day + 1_250,
  outcome: 'refused',
  cause: 'quota',
  code: '36009003',
  requestId: `req-${number}f0`,
});
const quota = { ...bubbles['failed-unknown-retryable'], failure: bubbles['failed-unknown-retryable'].failure && { ...bubbles['failed-unknown-retryable'].failure, cause: 'quota' as const } };
const mornings = [{ ...automatic(1, 4), trigger: 'first' as const, by: 'Mei Lin' }, automatic(2, 3), automatic(3, 2), automatic(4, 1)];

/** Every state in which it can be met, by name. */
export const retryHistoryStates = {
  'by-hand': of(bubbles['failed-twice-by-hand']),
  long: of(bubbles['failed-history-long']),
  'every-morning': of({ ...quota, attempts: 2, history: mornings.slice(0, 2), resumes: { on: 'morning', at: sampleNow + day } }),
  'by-the-server': of({ ...quota, attempts: 1, history: mornings.slice(0, 1), resumes: { on: 'morning', at: null } }),
  'used-up': of({ ...quota, attempts: 4, history: mornings, retry: { verdict: 'may', at: null } }),
  'counting-down': of({ ...bubbles['failed-throttled-second'], history: mornings.slice(0, 1), resumes: { on: 'time', at: sampleNow + 42_000 } }),
  'after-login': of({ ...bubbles['failed-login'], history: mornings.slice(0, 1) }),
  never: of({ ...bubbles['failed-twice-by-hand'], retry: { verdict: 'never', why: 'newer', newerAt: sampleNow - 480_000 } }),
  sending: of({ ...bubbles.sending, attempts: 2, history: [...mornings.slice(0, 1), { ...automatic(2, 0), trigger: 'manual', by: 'Mei Lin', endedAt: null, outcome: null, cause: null, code: '', requestId: '' }] }),
  waiting: of(bubbles['waiting-history']),
  queued: of(bubbles.queued),
  unconfirmed: of(sampleBubble({ delivery: 'unconfirmed', history: [{ ...automatic(1, 0), trigger: 'first', outcome: 'unknown', cause: 'network', code: 'deadline', requestId: '' }] })),
  arrived: of(bubbles['delivered-history']),
  'never-left': of(sampleBubble({ delivery: 'failed', attempts: 0 })),
} satisfies Readonly<Record<string, RetryHistoryState>>;
