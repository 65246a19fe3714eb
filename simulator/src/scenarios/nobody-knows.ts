import type { Scenario } from '../scenario/scenario.ts';

export const nobodyKnows = {
  version: 1,
  name: 'nobody-knows',
  title: 'The platform neither remembers keys nor can be asked about them, and the 2nd message and every 4th after it gets lost on the way there.',
  row: 'SEND-4',
  traffic: { perMinute: 8 },
  latency: { p50: '120ms', p95: '600ms' },
  deduplicationWindow: '0s',
  lookUp: false,
  rules: [{ do: 'reply.lose', on: { send: { nth: 2, every: 4 } }, when: 'before-commit' }],
  expect: ['noLoss', 'noDuplicate', 'orderPerConversation'],
} as const satisfies Scenario;
