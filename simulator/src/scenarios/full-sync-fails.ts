import type { Scenario } from '../scenario/scenario.ts';

export const fullSyncFails = {
  version: 1,
  name: 'full-sync-fails',
  title: 'After 5 seconds the network is gone for 4; the next four syncs fail, the full ones too, and the one after them works; all of it again every 2 minutes.',
  row: 'SYNC-3',
  traffic: { perMinute: 8 },
  latency: { p50: '120ms', p95: '600ms' },
  rules: [
    { do: 'network.offline', at: '5s', for: '4s', every: '2m' },
    { do: 'sync.fail', at: '9s', for: '60s', every: '2m', mode: 'any', status: 503, times: 4 },
  ],
  expect: ['noLoss', 'noDuplicate', 'orderPerConversation'],
} as const satisfies Scenario;
