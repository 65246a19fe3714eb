import type { Scenario } from '../scenario/scenario.ts';

export const partialBulk = {
  version: 1,
  name: 'partial-bulk',
  title: 'Every 2nd message, from the first on, is refused with a code that nobody knows; of those that are retried together only the first half is taken, and of the rest the answer says by turns that they are refused, and nothing.',
  row: 'BULK-3',
  traffic: { perMinute: 8 },
  latency: { p50: '120ms', p95: '600ms' },
  bulkRetry: true,
  rules: [
    { do: 'platform.unknown-code', on: { send: { nth: 1, every: 2 } }, code: 'SIMULATED_PARTIAL', retryable: true },
    { do: 'bulk.partial', on: { 'bulk-retry': { nth: 1, every: 2 } }, share: 0.5, others: 'refused' },
    { do: 'bulk.partial', on: { 'bulk-retry': {} }, share: 0.5, others: 'missing' },
  ],
  expect: ['noLoss', 'noDuplicate', 'orderPerConversation'],
} as const satisfies Scenario;
