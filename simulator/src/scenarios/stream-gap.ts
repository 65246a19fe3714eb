import type { Scenario } from '../scenario/scenario.ts';

export const streamGap = {
  version: 1,
  name: 'stream-gap',
  title: 'The 3rd event of the stream and every 8th after it is left out, and the one behind it too; the stream goes on as if nothing were missing.',
  row: 'SYNC-6',
  traffic: { perMinute: 8 },
  latency: { p50: '120ms', p95: '600ms' },
  stream: true,
  rules: [{ do: 'stream.gap', on: { event: { nth: 3, every: 8 } }, events: 2 }],
  expect: ['noLoss', 'noDuplicate', 'orderPerConversation'],
} as const satisfies Scenario;
