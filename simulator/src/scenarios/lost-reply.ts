import type { Scenario } from '../scenario/scenario.ts';

export const lostReply = {
  version: 1,
  name: 'lost-reply',
  title: 'The platform takes the 2nd message and every 4th after it, but its reply gets lost on the way back.',
  row: 'SEND-4',
  traffic: { perMinute: 8 },
  latency: { p50: '120ms', p95: '600ms' },
  rules: [{ do: 'reply.lose', on: { send: { nth: 2, every: 4 } }, when: 'after-commit' }],
  expect: ['noLoss', 'noDuplicate', 'orderPerConversation'],
} as const satisfies Scenario;
