import type { Scenario } from '../scenario/scenario.ts';

export const fridayPeak = {
  version: 1,
  name: 'friday-peak',
  title: '40 messages a minute come in; several stores are throttled for 10 to 20 seconds, half of the answers to messages come up to 6 seconds late, and 1 reply in 12 is lost.',
  row: 'SEND-10',
  traffic: { perMinute: 40, kinds: true },
  latency: { p50: '300ms', p95: '2s' },
  rules: [
    { id: 'asks-for-20-seconds', do: 'store.throttle', on: { send: { nth: 3, every: 8 } }, for: '20s', retryAfter: 'seconds' },
    { id: 'asks-for-a-date', do: 'store.throttle', on: { send: { nth: 5, every: 8 } }, for: '15s', retryAfter: 'http-date' },
    { id: 'three-in-10-seconds', do: 'store.throttle', limit: 3, per: '10s', retryAfter: 'seconds' },
    { id: 'slow', do: 'network.slow', on: { attempt: {} }, probability: 0.5, by: '1s', jitter: '5s' },
    { id: 'lost', do: 'reply.lose', on: { send: {} }, probability: 0.08, when: 'after-commit' },
  ],
  expect: ['noLoss', 'noDuplicate', 'orderPerConversation', 'respectsRetryAfter'],
} as const satisfies Scenario;
