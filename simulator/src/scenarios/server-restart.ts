import type { Scenario } from '../scenario/scenario.ts';

export const serverRestart = {
  version: 1,
  name: 'server-restart',
  title: 'After 6 seconds, and then every 2 minutes, the server goes down for 3 seconds; when it is back, it knows no cursor any more.',
  row: 'SYNC-4',
  traffic: { perMinute: 8 },
  latency: { p50: '120ms', p95: '600ms' },
  stream: true,
  rules: [{ do: 'server.restart', at: '6s', every: '2m', down: '3s' }],
  expect: ['noLoss', 'noDuplicate', 'orderPerConversation'],
} as const satisfies Scenario;
