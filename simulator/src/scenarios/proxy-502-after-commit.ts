import type { Scenario } from '../scenario/scenario.ts';

export const proxy502AfterCommit = {
  version: 1,
  name: 'proxy-502-after-commit',
  title: 'The platform takes the 2nd message and every 4th after it, but a proxy answers in its place with an error page of its own (502).',
  row: 'SEND-3',
  traffic: { perMinute: 8 },
  latency: { p50: '120ms', p95: '600ms' },
  rules: [{ do: 'reply.status', on: { send: { nth: 2, every: 4 } }, when: 'after-commit', status: 502, as: 'html' }],
  expect: ['noLoss', 'noDuplicate', 'orderPerConversation'],
} as const satisfies Scenario;
