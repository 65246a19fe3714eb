import type { Scenario } from '../scenario/scenario.ts';

export const pacedStores = {
  version: 1,
  name: 'paced-stores',
  title: 'Each store takes one message in 4 seconds and says so; the network is gone for 8 seconds, first after 12 and then every 2 minutes, and what has queued up by then leaves at that pace too.',
  row: 'SEND-10',
  traffic: { perMinute: 8 },
  latency: { p50: '120ms', p95: '600ms' },
  platforms: {
    shopee: { rate: { limit: 1, per: '4s' } },
    lazada: { rate: { limit: 1, per: '4s' } },
    'tiktok-shop': { rate: { limit: 1, per: '4s' } },
  },
  rules: [{ do: 'network.offline', at: '12s', for: '8s', every: '2m' }],
  expect: ['noLoss', 'noDuplicate', 'orderPerConversation', 'respectsRetryAfter'],
} as const satisfies Scenario;
