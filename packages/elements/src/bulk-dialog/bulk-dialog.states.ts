import type { Bubble, Eligibility } from '@cs-inbox/core';
import type { FailedMessage, RetryRun } from '@cs-inbox/state';
import type { InboxSnapshot } from '../samples/inbox-snapshot.ts';
import { sampleBubble } from '../samples/sample-bubble.ts';
import { sampleNow } from '../samples/sample-now.ts';
import { sampleRows } from '../samples/sample-rows.ts';
import { sampleStores } from '../samples/sample-stores.ts';
import { sampleThread } from '../samples/sample-thread.ts';
import type { BulkRow } from './bulk-row.ts';
import type { CsBulkDialog } from './bulk-dialog.ts';

/** What the inbox holds, and what the dialog is given in it. */
export interface BulkDialogState {
  readonly around: InboxSnapshot;
  readonly given: Partial<Pick<CsBulkDialog, 'items' | 'open' | 'rows'>>;
}

const paces = new Map([['l-vn', { messages: 1, everyMs: 12_000 }], ['t-th', { messages: 1, everyMs: 4_000 }], ['s-my', { messages: 3, everyMs: 4_000 }]]);
const stores = sampleStores.map((store) => ({ ...store, pace: paces.get(store.id) ?? null }));
const failure = sampleThread.find(({ delivery }) => delivery === 'failed')?.failure ?? null;
const ready: Eligibility = { verdict: 'may', at: null };

const message = (number: number, storeId: string, buyerName: string, more: Partial<Bubble> = {}): FailedMessage => ({
  bubble: sampleBubble({ id: `f-${number}`, key: `f-${number}`, delivery: 'failed', failure, retry: ready, at: sampleNow - 600_000, ...more }),
  conversationId: `c-${number % 10}`,
  storeId,
  store: stores.find(({ id }) => id === storeId) ?? null,
  buyerName,
  replyDueAt: null,
});

const going = [
  ...['Ngô Bảo Anh', 'Trần Thị Hồng Nhung', 'Phạm Minh Châu', 'Đỗ Thu Hà', 'Lê Quang Huy'].map((buyer, i) => message(i, 'l-vn', buyer)),
  ...['Ploy S.', 'ธนกร ศรีสุข', 'มานี ใจดี', 'สุภาวดี วงศ์สวัสดิ์'].map((buyer, i) => message(10 + i, 't-th', buyer)),
  ...['陈美玲', 'Ahmad Muslim', 'أحمد بن علي'].map((buyer, i) => message(20 + i, 's-my', buyer)),
];
const early = message(30, 'l-my', 'Nur Aisyah', { retry: { verdict: 'may', at: sampleNow + 42_000 } });
const loggedOut = message(31, 's-th', 'กิตติพงษ์ พ.', { retry: { verdict: 'waits', for: 'login' }, failure: failure && { ...failure, cause: 'login' } });
const newer = message(32, 't-th', 'มานี ใจดี', { retry: { verdict: 'never', why: 'newer', newerAt: sampleNow - 120_000 } });
const paused = message(33, 's-sg', 'Jasmine Reyes', { retry: { verdict: 'waits', for: 'paused' } });
const forbidden = message(34, 'gone', 'Budi Santoso', { retry: { verdict: 'never', why: 'cause' }, failure: failure && { ...failure, cause: 'content', words: ['zalo'] } });
const mixed = [...going, early, loggedOut];
const many = Array.from({ length: 1_000 }, (_, i) => message(i, ['l-vn', 't-th', 's-my'][i % 3] ?? '', `Buyer ${i + 1}`, i % 4 === 0 ? { retry: { verdict: 'waits', for: 'login' } } : {}));

const inbox = (failures: readonly FailedMessage[], more: InboxSnapshot = {}): InboxSnapshot => ({ ready: true, loaded: true, stores, conversations: sampleRows, failures, ...more });

const asking = (items: readonly FailedMessage[], more: InboxSnapshot = {}): BulkDialogState => ({ around: inbox(items, more), given: { items, open: true } });

const row = ({ bubble, conversationId, storeId, buyerName }: FailedMessage, more: Partial<BulkRow>): BulkRow => ({
  conversationId,
  key: bubble.key ?? '',
  storeId,
  buyerName,
  result: { ok: true },
  progress: 'queued',
  at: sampleNow,
  ...more,
});

const skipped = [early, loggedOut, newer, paused, forbidden].map((one) =>
  row(one, { progress: null, result: one.bubble.retry === null ? null : { ok: false, why: 'not-eligible', eligibility: one.bubble.retry } }),
);

const told = (progress: readonly BulkRow['progress'][], others: readonly BulkRow[], failures: readonly FailedMessage[] = [early, loggedOut, newer, paused, forbidden]): BulkDialogState => {
  const rows = going.map((one, i) => row(one, { progress: progress[i] ?? 'queued', at: sampleNow + 1_000 * i }));
  const retryRun: RetryRun = { startedAt: sampleNow, by: 'Mei Lin', reason: 'Throttling over', items: rows.flatMap((one) => (one.result === null ? [] : [{ ...one, result: one.result }])) };
  return { around: inbox(failures, { retryRun }), given: { items: [], open: true, rows: [...rows, ...others] } };
};

const refused = going[4] ?? early;

/** Every state in which it can be met, by name. */
export const bulkDialogStates = {
  ready: asking(going),
  'some-skipped': asking(mixed),
  'many-reasons': asking([...mixed, newer, paused, forbidden]),
  'none-goes': asking([early, loggedOut, newer]),
  'one-message': asking(going.slice(0, 1)),
  'pace-unknown': asking(going, { stores: sampleStores }),
  'a-thousand': asking(many),
  'just-queued': told([], skipped),
  'under-way': told(['sent', 'sent', 'sent', 'sent', 'sending', 'unconfirmed'], skipped),
  'store-shut': told(['sent', 'sending'], skipped.slice(0, 1), []),
  'some-failed': told(['sent', 'sent', 'sent', 'sent', 'failed', 'sent', 'sent', 'sent', 'sent', 'sent', 'sent', 'sent'], skipped, [
    { ...refused, bubble: { ...refused.bubble, failure: failure && { ...failure, cause: 'content', words: ['zalo'] } } },
  ]),
  'failed-for-now': told(['sent', 'sent', 'sent', 'sent', 'failed', 'sent'], [], [
    { ...refused, bubble: { ...refused.bubble, resumes: { on: 'time', at: sampleNow + 42_000 } } },
  ]),
  stopped: told(['sent', 'sent', 'sent', 'sent', 'sent', 'sent', 'stopped', 'stopped', 'stopped', 'stopped', 'stopped', 'stopped'], []),
  'all-sent': told(going.map(() => 'sent'), []),
  'all-forbidden': { around: inbox(mixed), given: { items: mixed, open: true, rows: mixed.map((one) => row(one, { result: null, progress: null })) } },
  'offline-meanwhile': { ...told(['sent', 'sent'], []), around: { ...told(['sent', 'sent'], []).around, connection: { state: 'offline', since: sampleNow } } },
} satisfies Readonly<Record<string, BulkDialogState>>;
