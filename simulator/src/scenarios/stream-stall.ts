import type { Scenario } from '../scenario/scenario.ts';

export const streamStall = {
  version: 1,
  name: 'stream-stall',
  title: 'After 6 seconds, and then every 3 minutes, the stream stands open and nothing comes any more, not even a sign of life.',
  row: 'SYNC-8',
  traffic: { perMinute: 8 },
  latency: { p50: '120ms', p95: '600ms' },
  stream: true,
  rules: [{ do: 'stream.end', at: '6s', for: '2s', every: '3m', times: 1, how: 'half-open' }],
  expect: ['noLoss', 'noDuplicate', 'orderPerConversation'],
} as const satisfies Scenario;
