import type { FailureRecord } from '@cs-inbox/state';
import type { InboxSnapshot } from '../samples/inbox-snapshot.ts';
import { sampleNow } from '../samples/sample-now.ts';
import { sampleRecord } from '../samples/sample-record.ts';
import { sampleStores } from '../samples/sample-stores.ts';
import type { CsDailyReport } from './daily-report.ts';

/** What is around the report, and what it is itself told. */
export interface DailyReportState {
  readonly around: InboxSnapshot;
  readonly given?: Partial<CsDailyReport>;
}

const DAY_MS = 86_400_000;
const around = (record: FailureRecord | null): InboxSnapshot => ({ ready: true, loaded: true, stores: sampleStores, record });
const nothing: FailureRecord = { cases: [], sent: [], lost: 0, doubled: 0 };

/** Every state in which the report can be met. */
export const dailyReportStates = {
  'a-day': { around: around(sampleRecord) },
  'a-calm-day': { around: around({ ...sampleRecord, cases: [] }) },
  'one-store': { around: around(sampleRecord), given: { storeId: 's-th' } },
  'another-day': { around: around(sampleRecord), given: { at: sampleNow - 3 * DAY_MS } },
  'lost-and-doubled': { around: around({ ...sampleRecord, lost: 1, doubled: 2 }) },
  'a-whole-day': {
    around: around({
      ...sampleRecord,
      cases: sampleRecord.cases.map((of, i) => ({ ...of, retries: of.retries.map((retry) => ({ ...retry, at: sampleNow + ((i % 24) - 14) * 3_600_000 })) })),
    }),
  },
  'unknown-store': { around: { ...around(sampleRecord), stores: sampleStores.slice(0, 5) } },
  nothing: { around: around(nothing) },
  reading: { around: { ready: false, stores: sampleStores } },
  unreadable: { around: around(null) },
} satisfies Readonly<Record<string, DailyReportState>>;
