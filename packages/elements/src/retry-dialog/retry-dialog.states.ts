import type { Bubble, Eligibility } from '@cs-inbox/core';
import type { InboxSnapshot } from '../samples/inbox-snapshot.ts';
import { sampleNow } from '../samples/sample-now.ts';
import { sampleRows } from '../samples/sample-rows.ts';
import { sampleThread } from '../samples/sample-thread.ts';
import type { CsRetryDialog } from './retry-dialog.ts';

type RetryDialogState = Pick<CsRetryDialog, 'conversationId' | 'bubble' | 'open' | 'result'>;

const [selected = null] = sampleRows;
const now: Eligibility = { verdict: 'may', at: null };
const inAWhile: Eligibility = { verdict: 'may', at: sampleNow + 42_000 };
const newer: Eligibility = { verdict: 'never', why: 'newer', newerAt: sampleNow - 480_000 };

const failed = (retry: Eligibility, more: Partial<Bubble> = {}): RetryDialogState => ({
  conversationId: selected?.conversation.id ?? null,
  bubble: sampleThread.filter(({ delivery }) => delivery === 'failed').map((bubble) => ({ ...bubble, retry, ...more }))[0] ?? null,
  open: true,
  result: null,
});

const blockedFor = sampleThread.find(({ delivery }) => delivery === 'blocked')?.failure ?? null;

const refused = (eligibility: Eligibility): RetryDialogState => ({
  ...failed(eligibility),
  result: { ok: false, why: 'not-eligible', eligibility },
});

/** The inbox in which the dialog stands. */
export const retryDialogInbox: InboxSnapshot = { ready: true, loaded: true, selected, conversations: sampleRows };

/** Every state in which the dialog can be met, by name. */
export const retryDialogStates = {
  ready: failed(now),
  'long-text': failed(now, { text: `${'We have asked the warehouse to pack your replacement shade. '.repeat(12)}\n${'x'.repeat(300)}` }),
  'counting-down': failed(inAWhile),
  'after-login': failed({ verdict: 'waits', for: 'login' }),
  'after-earlier': failed({ verdict: 'waits', for: 'earlier' }),
  'after-answer': failed({ verdict: 'waits', for: 'answer' }),
  never: failed({ verdict: 'never', why: 'cause' }),
  newer: failed(newer),
  'no-longer-failed': failed(now, { delivery: 'sent', failure: null, retry: null }),
  'after-pause': failed({ verdict: 'waits', for: 'paused' }),
  blocked: failed(now, { delivery: 'blocked', failure: blockedFor }),
  'result-resent': { ...failed(now, { delivery: 'blocked', failure: blockedFor }), result: { ok: true, key: 'k-new' } },
  'result-not-resent': { ...failed(now, { delivery: 'blocked', failure: blockedFor }), result: { ok: false, why: 'outbox-full', entriesMax: 10_000 } },
  'result-queued': { ...failed(now, { delivery: 'queued', failure: null, retry: null }), result: { ok: true } },
  'result-failed': refused(newer),
  'result-too-early': refused(inAWhile),
  'result-no-longer-failed': { ...failed(now, { delivery: 'sent', failure: null, retry: null }), result: { ok: false, why: 'not-failed' } },
} satisfies Readonly<Record<string, RetryDialogState>>;
