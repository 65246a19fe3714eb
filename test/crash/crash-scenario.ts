import type { Scenario } from '@cs-inbox/simulator';

/** Six buyers in the usual stores, and a bad way to the platform. All of it heals, so that in the end every message must have arrived. */
export const crashScenario = {
  version: 1,
  name: 'crash',
  title: 'Answers take their time, some get lost or broken, before the message was taken or after, and now and then a store is throttled.',
  world: { conversations: 6 },
  latency: { p50: '250ms', p95: '900ms' },
  rules: [
    { id: 'reply-lost', do: 'reply.lose', on: { attempt: {} }, probability: 0.06, when: 'after-commit' },
    { id: 'request-lost', do: 'reply.lose', on: { attempt: {} }, probability: 0.04, when: 'before-commit' },
    { id: 'bad-gateway', do: 'reply.status', on: { attempt: {} }, probability: 0.04, status: 502 },
    { id: 'cut-body', do: 'socket.reset-mid-body', on: { attempt: {} }, probability: 0.04 },
    { id: 'half-json', do: 'reply.malformed', on: { attempt: {} }, probability: 0.03, how: 'truncated-json' },
    { id: 'sign-in-page', do: 'reply.html', on: { attempt: {} }, probability: 0.03 },
    { id: 'slow', do: 'network.slow', on: { attempt: {} }, probability: 0.15, by: '800ms', jitter: '2s' },
    { id: 'throttled', do: 'store.throttle', on: { send: { nth: 9, every: 24 } }, for: '2s', retryAfter: 'seconds' },
  ],
} as const satisfies Scenario;
