import type { Scenario } from '../scenario/scenario.ts';

export const streamDisorder = {
  version: 1,
  name: 'stream-disorder',
  title: 'The 3rd event of the stream and every 8th after it comes only after the next two; every 4th of the others comes twice.',
  row: 'SYNC-6',
  traffic: { perMinute: 8 },
  latency: { p50: '120ms', p95: '600ms' },
  stream: true,
  rules: [
    { do: 'stream.disorder', on: { event: { nth: 3, every: 8 } }, events: 2 },
    { do: 'stream.repeat', on: { event: { nth: 4, every: 4 } } },
  ],
  expect: ['noLoss', 'noDuplicate', 'orderPerConversation'],
} as const satisfies Scenario;
