import type { Scenario } from '../scenario/scenario.ts';

export const flappingNetwork = {
  version: 1,
  name: 'flapping-network',
  title: 'Every 40 seconds, first after 4, the network goes five times within 9 seconds, and is never back for longer than one second.',
  row: 'SYNC-2',
  traffic: { perMinute: 8 },
  latency: { p50: '120ms', p95: '600ms' },
  rules: [
    { do: 'network.offline', at: '4s', for: '1s', every: '40s' },
    { do: 'network.offline', at: '6s', for: '1s', every: '40s' },
    { do: 'network.offline', at: '8s', for: '1s', every: '40s' },
    { do: 'network.offline', at: '10s', for: '1s', every: '40s' },
    { do: 'network.offline', at: '12s', for: '1s', every: '40s' },
  ],
  expect: ['noLoss', 'noDuplicate', 'orderPerConversation'],
} as const satisfies Scenario;
