import type { Scenario } from './scenario.ts';

export const throttledStore = {
  name: 'throttled-store',
  title: 'The 2nd message and every 5th after it closes its store for 20 seconds; every second time the platform does not say how long.',
  row: 'FAIL-2',
  traffic: { perMinute: 8 },
  latency: { p50Ms: 120, p95Ms: 600 },
  rules: [
    { do: 'store.throttle', on: { send: { nth: 2, every: 10 } }, for: '20s', retryAfter: true },
    { do: 'store.throttle', on: { send: { nth: 7, every: 10 } }, for: '20s', retryAfter: false },
  ],
} as const satisfies Scenario;
