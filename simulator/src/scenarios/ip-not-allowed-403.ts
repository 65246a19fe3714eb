import type { Scenario } from '../scenario/scenario.ts';

export const ipNotAllowed403 = {
  version: 1,
  name: 'ip-not-allowed-403',
  title: 'With the 2nd message and every 10th after it the platform shuts the backend out for one minute, because of its address (403): a login does not help.',
  row: 'FAIL-6',
  traffic: { perMinute: 8 },
  latency: { p50: '120ms', p95: '600ms' },
  rules: [{ do: 'store.forbid', on: { send: { nth: 2, every: 10 } }, for: '60s', why: 'ip' }],
  expect: ['noLoss', 'noDuplicate', 'orderPerConversation'],
} as const satisfies Scenario;
