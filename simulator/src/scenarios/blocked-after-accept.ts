import type { Scenario } from '../scenario/scenario.ts';

export const blockedAfterAccept = {
  version: 1,
  name: 'blocked-after-accept',
  title: 'The platform takes the 2nd message and every 4th after it, and blocks it 4 seconds later: the buyer never sees it.',
  row: 'SEND-9',
  traffic: { perMinute: 8 },
  latency: { p50: '120ms', p95: '600ms' },
  rules: [{ do: 'content.block', on: { send: { nth: 2, every: 4 } }, after: '4s' }],
  expect: ['noLoss', 'noDuplicate', 'orderPerConversation'],
} as const satisfies Scenario;
