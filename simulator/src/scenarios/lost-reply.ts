import type { Scenario } from './scenario.ts';

export const lostReply = {
  name: 'lost-reply',
  title: 'The platform takes the 2nd message and every 4th after it, but its reply gets lost on the way back.',
  row: 'SEND-4',
  traffic: { perMinute: 8 },
  latency: { p50Ms: 120, p95Ms: 600 },
  rules: [{ do: 'reply.lose', when: 'after-commit', on: { send: { nth: 2, every: 4 } } }],
} as const satisfies Scenario;
