import type { Scenario } from '../scenario/scenario.ts';

export const dailyQuota = {
  version: 1,
  name: 'daily-quota',
  title: "The 3rd message uses up what its store may send in one day: nothing more is taken for that store before the platform's next day begins.",
  row: 'FAIL-2',
  traffic: { perMinute: 8 },
  latency: { p50: '120ms', p95: '600ms' },
  rules: [{ do: 'store.daily-quota', on: { send: { nth: 3 } } }],
  expect: ['noLoss', 'noDuplicate', 'orderPerConversation', 'respectsRetryAfter'],
} as const satisfies Scenario;
