import type { Scenario } from '../scenario/scenario.ts';

export const throttledStore = {
  version: 1,
  name: 'throttled-store',
  title: 'The 2nd message and every 5th after it closes its store for 20 seconds; every second time the platform does not say how long.',
  row: 'FAIL-2',
  traffic: { perMinute: 8 },
  latency: { p50: '120ms', p95: '600ms' },
  rules: [
    { do: 'store.throttle', on: { send: { nth: 2, every: 10 } }, for: '20s', retryAfter: 'seconds' },
    // It does not see the one message in ten that the rule before it refuses, so the 7th is its 6th.
    { do: 'store.throttle', on: { send: { nth: 6, every: 9 } }, for: '20s', retryAfter: 'none' },
  ],
  expect: ['noLoss', 'noDuplicate', 'orderPerConversation', 'respectsRetryAfter'],
} as const satisfies Scenario;
