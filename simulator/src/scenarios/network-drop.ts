import type { Scenario } from '../scenario/scenario.ts';

export const networkDrop = {
  version: 1,
  name: 'network-drop',
  title: 'The network is gone for 10 seconds, first after 6 seconds and then every 24.',
  row: 'SEND-5',
  traffic: { perMinute: 8 },
  latency: { p50: '120ms', p95: '600ms' },
  rules: [{ do: 'network.offline', at: '6s', for: '10s', every: '24s' }],
  expect: ['noLoss', 'noDuplicate', 'orderPerConversation'],
} as const satisfies Scenario;
