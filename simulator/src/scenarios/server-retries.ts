import type { Scenario } from '../scenario/scenario.ts';

export const serverRetries = {
  version: 1,
  name: 'server-retries',
  title: "The 2nd message and every 2nd after it is refused with a code that nobody knows; the backend itself sends such messages again at 08:00 of the store's market.",
  row: 'AUTO-4',
  traffic: { perMinute: 8 },
  latency: { p50: '120ms', p95: '600ms' },
  dailyRetry: true,
  rules: [{ do: 'platform.unknown-code', on: { send: { nth: 2, every: 2 } }, code: 'SIMULATED_REFUSAL', retryable: true }],
  expect: ['noLoss', 'noDuplicate', 'orderPerConversation'],
} as const satisfies Scenario;
