import type { Scenario } from '../scenario/scenario.ts';

export const platformFault = {
  version: 1,
  name: 'platform-fault',
  title: 'With the 2nd message and every 8th after it the platform fails for 15 seconds (503): it takes nothing for that store, proves that it did not, and does not say when to come again.',
  row: 'FAIL-6',
  traffic: { perMinute: 8 },
  latency: { p50: '120ms', p95: '600ms' },
  rules: [{ do: 'platform.fail', on: { send: { nth: 2, every: 8 } }, for: '15s', status: 503 }],
  expect: ['noLoss', 'noDuplicate', 'orderPerConversation'],
} as const satisfies Scenario;
