import type { Scenario } from '../scenario/scenario.ts';

export const cursorExpired = {
  version: 1,
  name: 'cursor-expired',
  title: 'After 5 seconds, and then every 20, the cursor of the next sync means nothing any more; by turns the platform says so (410) and answers with everything.',
  row: 'SYNC-6',
  traffic: { perMinute: 8 },
  latency: { p50: '120ms', p95: '600ms' },
  rules: [
    { do: 'sync.expire-cursor', at: '5s', for: '20s', every: '40s', times: 1, how: 'gone' },
    { do: 'sync.expire-cursor', at: '25s', for: '20s', every: '40s', times: 1, how: 'full' },
  ],
  expect: ['noLoss', 'noDuplicate', 'orderPerConversation'],
} as const satisfies Scenario;
