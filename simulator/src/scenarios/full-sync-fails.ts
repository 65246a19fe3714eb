import type { Scenario } from '../scenario/scenario.ts';

export const fullSyncFails = {
  version: 1,
  name: 'full-sync-fails',
  title: 'After 5 seconds the network is gone for 4, and until 40 seconds after that every sync fails, the full one too; all of it again every 2 minutes.',
  row: 'SYNC-3',
  traffic: { perMinute: 8 },
  latency: { p50: '120ms', p95: '600ms' },
  rules: [
    { do: 'network.offline', at: '5s', for: '4s', every: '2m' },
    { do: 'sync.fail', at: '5s', for: '44s', every: '2m', mode: 'any', status: 503 },
  ],
  expect: ['noLoss', 'noDuplicate', 'orderPerConversation'],
} as const satisfies Scenario;
