import type { Scenario } from '../scenario/scenario.ts';

export const colleagueAnswers = {
  version: 1,
  name: 'colleague-answers',
  title: 'The network is gone for 80 seconds, first after 8 and then every 5 minutes; from second 12 on a colleague answers one of the buyers who wait every 4 seconds.',
  row: 'SEND-12',
  world: {
    stores: [
      { id: 'shopee-my', platform: 'shopee', market: 'MY', name: 'Aster Home', languages: ['en'] },
      { id: 'lazada-id', platform: 'lazada', market: 'ID', name: 'Aster Home', languages: ['id'] },
      { id: 'tiktok-shop-ph', platform: 'tiktok-shop', market: 'PH', name: 'Aster Living', languages: ['en'] },
    ],
    conversations: 10,
  },
  traffic: { perMinute: 12 },
  latency: { p50: '120ms', p95: '600ms' },
  rules: [
    { do: 'network.offline', at: '8s', every: '5m', for: '80s' },
    { do: 'colleague.reply', at: '12s', every: '4s' },
  ],
  expect: ['noLoss', 'noDuplicate', 'orderPerConversation'],
} as const satisfies Scenario;
