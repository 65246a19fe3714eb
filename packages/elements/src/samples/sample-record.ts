import type { FailureCause } from '@cs-inbox/protocol';
import type { FailureCase, FailureRecord } from '@cs-inbox/state';
import { sampleNow } from './sample-now.ts';

const HOUR_MS = 3_600_000;
const SLOT_MS = 1_800_000;
const MINUTE_MS = 60_000;

/** What was sent and what failed of one store on the day of the samples: causes by how many arrived, wait, and will not go. */
type StoreDay = readonly [storeId: string, sent: number, failed: Partial<Record<FailureCause, readonly [arrived: number, waiting: number, never: number]>>];

const day: readonly StoreDay[] = [
  ['l-vn', 214, { throttled: [16, 2, 0], network: [1, 0, 0] }],
  ['s-th', 187, { network: [3, 0, 0], login: [0, 5, 0] }],
  ['l-my', 241, { throttled: [3, 0, 0], content: [1, 0, 2], network: [1, 0, 0] }],
  ['t-th', 203, { network: [3, 0, 0], recipient: [0, 0, 2] }],
  ['s-my', 198, { platform: [2, 0, 0], network: [1, 0, 0] }],
  ['t-ph', 91, { throttled: [0, 0, 1] }],
  ['s-sg', 62, {}],
  ['t-vn', 57, {}],
  ['l-id', 31, {}],
];

const cases = day.flatMap(([storeId, , failed]) =>
  Object.entries(failed).flatMap(([cause, [arrived, waiting, never]]) =>
    [...Array<'arrived'>(arrived).fill('arrived'), ...Array<null>(waiting).fill(null), ...Array<'gone'>(never).fill('gone')].map((end, i) => ({ storeId, cause: cause as FailureCause, end, i })),
  ),
);

/** A day with failures of each kind, as the record of the disk tells it. */
export const sampleRecord: FailureRecord = {
  cases: cases.map(sampleCase),
  sent: day.flatMap(([storeId, sent]) => [0, 1].map((i) => ({ slot: Math.floor((sampleNow - i * HOUR_MS) / SLOT_MS), storeId, count: i === 0 ? Math.floor(sent / 2) : Math.ceil(sent / 2) }))),
  lost: 0,
  doubled: 0,
};

function sampleCase({ storeId, cause, end, i }: (typeof cases)[number], at: number): FailureCase {
  const failedAt = sampleNow - (1 + (at % 6)) * HOUR_MS + (at % 11) * MINUTE_MS;
  const retryAt = failedAt + (1 + (at % 7)) * 4 * MINUTE_MS;
  const trigger = (['manual', 'automatic', 'bulk', 'reconnect'] as const)[at % 4] ?? 'manual';
  const by = trigger === 'manual' || trigger === 'bulk' ? 'Mei Lin' : '';
  const last = { at: retryAt, trigger, by, reason: i === 0 && by !== '' ? 'The buyer asked again' : '', arrived: end === 'arrived' ? true : end === null && at % 2 === 0 ? null : false };
  const before = { ...last, at: retryAt - MINUTE_MS, arrived: false };
  return {
    key: `k-case-${at}`,
    conversationId: `c-${at}`,
    storeId,
    buyerName: `Buyer ${at + 1}`,
    createdAt: failedAt - 20_000,
    failedAt,
    cause,
    lastCause: cause,
    code: cause === 'throttled' ? '901' : '',
    requestId: `req-${at}`,
    retries: cause === 'recipient' ? [] : at % 5 === 0 ? [before, last] : [last],
    end,
    endAt: end === null ? null : retryAt + MINUTE_MS,
  };
}
