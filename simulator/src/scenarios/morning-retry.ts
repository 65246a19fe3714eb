import type { Scenario } from '../scenario/scenario.ts';

export const morningRetry = {
  version: 1,
  name: 'morning-retry',
  title: "The 2nd message and every 2nd after it uses up what its store may send in one day: nothing is taken for that store before the platform's next day begins, and then the failed ones can be retried, in the morning or together.",
  row: 'AUTO-1',
  traffic: { perMinute: 8 },
  latency: { p50: '120ms', p95: '600ms' },
  bulkRetry: true,
  rules: [{ do: 'store.daily-quota', on: { send: { nth: 2, every: 2 } } }],
  expect: ['noLoss', 'noDuplicate', 'orderPerConversation', 'respectsRetryAfter'],
} as const satisfies Scenario;
