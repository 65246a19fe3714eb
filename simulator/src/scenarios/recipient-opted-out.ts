import type { Scenario } from '../scenario/scenario.ts';

export const recipientOptedOut = {
  version: 1,
  name: 'recipient-opted-out',
  title: 'The buyers of the 2nd message and of every 12th after it want no more messages: nothing to them is ever taken.',
  row: 'FAIL-5',
  traffic: { perMinute: 8 },
  latency: { p50: '120ms', p95: '600ms' },
  rules: [{ do: 'recipient.refuse', on: { send: { nth: 2, every: 12 } }, why: 'opted-out' }],
  expect: ['noLoss', 'noDuplicate', 'orderPerConversation'],
} as const satisfies Scenario;
