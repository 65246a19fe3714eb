import type { Scenario } from '../scenario/scenario.ts';

export const cookieExpired401 = {
  version: 1,
  name: 'cookie-expired-401',
  title: 'With the 2nd message and every 6th after it the login of its store expires (401): nothing is taken until somebody logs in.',
  row: 'FAIL-3',
  traffic: { perMinute: 8 },
  latency: { p50: '120ms', p95: '600ms' },
  rules: [{ do: 'store.expire-login', on: { send: { nth: 2, every: 6 } }, status: 401 }],
  expect: ['noLoss', 'noDuplicate', 'orderPerConversation', 'noSendWhileLoggedOut'],
} as const satisfies Scenario;
