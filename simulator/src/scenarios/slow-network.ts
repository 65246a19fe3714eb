import type { Scenario } from '../scenario/scenario.ts';

export const slowNetwork = {
  version: 1,
  name: 'slow-network',
  title: 'Every answer comes 2 to 12 seconds later than usual, and none is lost.',
  row: 'FAIL-1',
  traffic: { perMinute: 8 },
  latency: { p50: '120ms', p95: '600ms' },
  rules: [{ do: 'network.slow', by: '2s', jitter: '10s' }],
  expect: ['noLoss', 'noDuplicate', 'orderPerConversation'],
} as const satisfies Scenario;
