import type { Scenario } from '../scenario/scenario.ts';

export const truncatedReply = {
  version: 1,
  name: 'truncated-reply',
  title: 'The platform takes the 2nd message and every 2nd after it, but its reply ends in the middle; every second time nobody can tell from the connection.',
  row: 'SEND-4',
  traffic: { perMinute: 8 },
  latency: { p50: '120ms', p95: '600ms' },
  rules: [
    { do: 'socket.fin-mid-body', on: { send: { nth: 2, every: 4 } }, when: 'after-commit' },
    { do: 'socket.content-length-short', on: { send: { nth: 4, every: 4 } }, when: 'after-commit' },
  ],
  expect: ['noLoss', 'noDuplicate', 'orderPerConversation'],
} as const satisfies Scenario;
