import type { Scenario } from '../scenario/scenario.ts';

export const stuckSending = {
  version: 1,
  name: 'stuck-sending',
  title: 'With the 2nd attempt of any message, and every 20th after it, all connections hang for 40 seconds: nothing arrives, and no byte comes back.',
  row: 'SEND-7',
  traffic: { perMinute: 8 },
  latency: { p50: '120ms', p95: '600ms' },
  rules: [{ do: 'socket.silence', on: { attempt: { nth: 2, every: 20 } }, for: '40s', when: 'before-arrival' }],
  expect: ['noLoss', 'noDuplicate', 'orderPerConversation'],
} as const satisfies Scenario;
